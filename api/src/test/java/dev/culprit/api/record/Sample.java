package dev.culprit.api.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One of each record that crosses Kafka, from a zoo that never was. */
enum Sample {
    CHANGE(ClusterEvent.class) {
        @Override
        ClusterEvent value() {
            return new Change(
                    "6f1c0c5b0b6d4a52",
                    "zoo-1",
                    SEAL,
                    "uid-seal",
                    ChangeType.UPDATE,
                    new Timing(TEN.minusSeconds(23), TimeSource.MANAGED_FIELDS, null, TEN.minusSeconds(22)),
                    new Actor("helm", "Helm release zoo/seal", "feed more"),
                    List.of(
                            new FieldChange(FieldType.ENV, APP + "env[FLOOD]", "FLOOD", null, "1"),
                            new FieldChange(FieldType.IMAGE, APP + "image", "app", "seal:v1.4.2", "seal:v1.4.3")),
                    new TreeSet<>(Set.of(SEAL)));
        }
    },
    CHANGE_OF_FILE(ClusterEvent.class) {
        @Override
        ClusterEvent value() {
            return new Change(
                    "2b7d4f10c9a84e63",
                    "zoo-1",
                    ObjectRef.of("ConfigMap", "zoo", "pool"),
                    "uid-pool",
                    ChangeType.UPDATE,
                    Timing.observed(TEN),
                    Actor.unknown(),
                    List.of(
                            new FieldChange(
                                    FieldType.KEY,
                                    "data[pool.conf]",
                                    "pool.conf",
                                    "salt 35\ndepth 3\n",
                                    "salt 35\ndepth 30\n",
                                    "@@ 2\n-depth 3\n+depth 30"),
                            new FieldChange(FieldType.MORE, "more", "12", null, null)),
                    new TreeSet<>(Set.of(ObjectRef.of("Namespace", "", "zoo"))));
        }
    },
    CHANGE_REPORTED(ClusterEvent.class) {
        @Override
        ClusterEvent value() {
            return new Change(
                    "0b5e1f2a3c4d5e6f",
                    "zoo-1",
                    new ObjectRef(ObjectRef.EXTERNAL, "FeatureFlag", "zoo", "warm-pool"),
                    "",
                    ChangeType.UPDATE,
                    new Timing(TEN.minusSeconds(60), TimeSource.REPORTED, null, TEN.minusSeconds(58)),
                    new Actor("flags", "https://flags.example/warm-pool", "warm water for all", "jane"),
                    List.of(new FieldChange(FieldType.SPEC, "rollout", "", "10", "100")),
                    new TreeSet<>(Set.of(SEAL)));
        }
    },
    SYMPTOM(ClusterEvent.class) {
        @Override
        ClusterEvent value() {
            return new Symptom(
                    "uid-event/2026-05-04T10:00:00Z/4",
                    "zoo-1",
                    ObjectRef.of("Pod", "zoo", "seal-7d9f-x2x"),
                    "uid-event",
                    "BackOff",
                    "Back-off restarting failed container",
                    new Occurrences(TEN.minusSeconds(15), TEN, 4),
                    TEN.plusSeconds(1),
                    new TreeSet<>(Set.of(SEAL)));
        }
    },
    SYMPTOM_OF_STATE(ClusterEvent.class) {
        @Override
        ClusterEvent value() {
            return new Symptom(
                    "b1946ac92492d2347c6235b4d2611184",
                    "zoo-1",
                    ObjectRef.of("Pod", "zoo", "seal-7d9f-x2x"),
                    "uid-pod/app/OOMKilled",
                    "OOMKilled",
                    "exit code 137 of container app",
                    new Occurrences(TEN, TEN, 1),
                    TEN.plusSeconds(1),
                    new TreeSet<>(Set.of(SEAL, ObjectRef.of("ReplicaSet", "zoo", "seal-7d9f"))));
        }
    },
    WATERMARK(ClusterEvent.class) {
        @Override
        ClusterEvent value() {
            return new Watermark("zoo-1", TEN, TEN.minusSeconds(300));
        }
    },
    DEPENDENCIES(GraphRecord.class) {
        @Override
        GraphRecord value() {
            return new Dependencies(
                    "zoo-1",
                    SEAL,
                    new TreeMap<>(Map.of("app", "seal")),
                    new TreeMap<>(),
                    List.of(
                            new DependencyEdge(
                                    Relation.CALLS, ObjectRef.of("Service", "zoo", "tuna"), APP + "env[TUNA_URL]"),
                            new DependencyEdge(
                                    Relation.USES,
                                    ObjectRef.of("ConfigMap", "zoo", "pool"),
                                    "spec.template.spec.volumes[pool]")),
                    TEN);
        }
    },
    GRAPH_WATERMARK(GraphRecord.class) {
        @Override
        GraphRecord value() {
            return new Watermark("zoo-1", Watermark.END_OF_INPUT);
        }
    },
    BASELINE_OBJECT(BaselineRecord.class) {
        @Override
        BaselineRecord value() {
            return new SeenObject(
                    "zoo-1",
                    ObjectRef.of("ConfigMap", "zoo", "pool"),
                    "uid-pool",
                    "4711",
                    TEN.minusSeconds(86_400),
                    ObjectRef.of("StatefulSet", "zoo", "water"),
                    "{\"data\":{\"depth\":\"3\"}}",
                    List.of(new SeenObject.Writer("kubectl-edit", "Update", "", TEN.minusSeconds(60))),
                    FORMAT);
        }
    },
    BASELINE_SCOPE(BaselineRecord.class) {
        @Override
        BaselineRecord value() {
            return new SeenScope("zoo-1", "", "ConfigMap", SeenScope.ALL, TEN, FORMAT, TEN);
        }
    },
    OBJECTIVE(Objective.class) {
        @Override
        Objective value() {
            return new Objective(
                    "zoo-1",
                    new ObjectRef("observability.slok.io", "ServiceLevelObjective", "zoo", "seal-availability"),
                    "Seals are fed",
                    99.9,
                    Duration.ofDays(30),
                    new Objective.Selector(new TreeMap<>(Map.of("app", "seal")), List.of("zoo")),
                    null,
                    List.of("SealBurns"),
                    TEN);
        }
    },
    OBJECTIVE_COMPOSITION(Objective.class) {
        @Override
        Objective value() {
            return new Objective(
                    "zoo-1",
                    new ObjectRef("observability.slok.io", "SLOComposition", "zoo", "a-visit"),
                    "a-visit",
                    99.5,
                    Duration.ofDays(7),
                    null,
                    new Objective.Composition(
                            Objective.Type.WEIGHTED_ROUTES,
                            List.of(
                                    new Objective.Part("gate", new SloRef("zoo", "gate-availability")),
                                    new Objective.Part("seals", SLO)),
                            List.of(
                                    new Objective.Route("direct", 0.9, List.of("gate")),
                                    new Objective.Route("show", 0.1, List.of("gate", "seals")))),
                    List.of(),
                    TEN);
        }
    },
    VERDICT(Verdict.class) {
        @Override
        Verdict value() {
            return new Verdict(
                    "zoo-1",
                    "0a1b2c3d4e5f6071",
                    CORRELATED,
                    Verdict.Answer.CONFIRMED,
                    Confidence.HIGH,
                    "jane",
                    "rolled back, it ended at once",
                    TEN.plusSeconds(3600),
                    TEN.plusSeconds(3601));
        }
    },
    SUMMARY_ASKED(Summary.class) {
        @Override
        Summary value() {
            return SampleSummaries.asked(TEN);
        }
    },
    SUMMARY_TOLD(Summary.class) {
        @Override
        Summary value() {
            return SampleSummaries.told(TEN);
        }
    },
    SUMMARY_REFUSED(Summary.class) {
        @Override
        Summary value() {
            return SampleSummaries.refused(TEN);
        }
    },
    DELIVERY_INTENDED(Delivery.class) {
        @Override
        Delivery value() {
            return SampleDeliveries.intended(TEN);
        }
    },
    DELIVERY_DELIVERED(Delivery.class) {
        @Override
        Delivery value() {
            return SampleDeliveries.delivered(TEN);
        }
    },
    DELIVERY_DELIVERED_IN_PARTS(Delivery.class) {
        @Override
        Delivery value() {
            return SampleDeliveries.deliveredInParts(TEN);
        }
    },
    SPIKE_FIRING(Spike.class) {
        @Override
        Spike value() {
            return SampleSpikes.firing(SLO, ALERT, TEN);
        }
    },
    SPIKE_RESOLVED(Spike.class) {
        @Override
        Spike value() {
            return SampleSpikes.resolved(SLO, ALERT, TEN);
        }
    },
    CORRELATION(Correlation.class) {
        @Override
        Correlation value() {
            return new Correlation(
                    "0a1b2c3d4e5f6071",
                    "seal-availability-20260504100000-0a1b2c3d",
                    2,
                    Phase.FINAL,
                    SampleSpikes.episode(SLO, ALERT, TEN),
                    new Correlation.Period(
                            new Onset(TEN.minusSeconds(3600), TEN, Onset.Source.ALERT_WINDOW),
                            new TimeRange(TEN.minusSeconds(7200), TEN.plusSeconds(600))),
                    SampleFindings.of(SEAL, TEN),
                    List.of(new Condition(Condition.EVIDENCE_INCOMPLETE, "NoAnswer", "1 of 16 buckets is missing")),
                    TEN.plusSeconds(700));
        }
    };

    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final String APP = "spec.template.spec.containers[app].";
    private static final ObjectRef SEAL = ObjectRef.of("Deployment", "zoo", "seal");
    private static final BaselineFormat FORMAT = new BaselineFormat("v1", 1, "0f1e2d3c4b5a6978");
    private static final ObjectRef CORRELATED = new ObjectRef(
            "observability.slok.io", "SLOCorrelation", "zoo", "seal-availability-20260504100000-0a1b2c3d");
    private static final SloRef SLO = new SloRef("zoo", "seal-availability");
    private static final Lookaround AROUND = new Lookaround(Duration.ofHours(2), Duration.ofMinutes(20));
    private static final TreeMap<String, String> LABELS = new TreeMap<>(Map.of("team", "keepers"));
    private static final Alert ALERT =
            new Alert("SealBurns", "f00d", "seal", "https://runbooks.example/seal", AROUND, LABELS);

    private final Class<?> type;

    Sample(Class<?> type) {
        this.type = type;
    }

    /** A record as a producer writes it. */
    abstract Object value();

    /** The type by which the topic's consumers read it. */
    Class<?> type() {
        return type;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
}
