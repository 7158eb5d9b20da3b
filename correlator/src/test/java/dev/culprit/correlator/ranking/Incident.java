package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeRange;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happened around an alert, in seconds from it: of what an SLO measures, and of one that this calls. */
final class Incident {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");

    private final ObjectRef entry;
    private final ObjectRef called;
    private final List<Evidence> evidence = new ArrayList<>();

    Incident(ObjectRef entry, ObjectRef called) {
        this.entry = entry;
        this.called = called;
    }

    void forget() {
        evidence.clear();
    }

    /** A workload is given something new. */
    void changed(int second, ObjectRef workload, FieldChange field) {
        edited(second, workload, "argocd-controller", workload, field);
    }

    void edited(int second, ObjectRef object, String manager, ObjectRef affected, FieldChange field) {
        add(second, object, Actor.of(manager), new What(ChangeType.UPDATE, List.of(affected), List.of(field)));
    }

    /** It affects nothing that is known. */
    void edited(int second, ObjectRef object, String manager, FieldChange field) {
        add(second, object, Actor.of(manager), new What(ChangeType.UPDATE, List.of(), List.of(field)));
    }

    void created(int second, ObjectRef object, String manager) {
        add(second, object, Actor.of(manager), new What(ChangeType.CREATE, List.of(), List.of()));
    }

    void deleted(int second, ObjectRef object, ObjectRef affected) {
        add(second, object, Actor.unknown(), new What(ChangeType.DELETE, List.of(affected), List.of()));
    }

    private void add(int second, ObjectRef object, Actor actor, What what) {
        Instant at = ALERT.plusSeconds(second);
        evidence.add(new Change(
                object.name() + at,
                "test",
                object,
                "uid-" + object.name(),
                what.type(),
                new Timing(at, TimeSource.MANAGED_FIELDS, null, at),
                actor,
                what.fields(),
                new TreeSet<>(what.affected())));
    }

    private record What(ChangeType type, List<ObjectRef> affected, List<FieldChange> fields) {}

    /** A Pod of what the SLO measures fails, from a second to another. */
    void failed(int first, int last, String reason, String message) {
        failed(first, last, reason, message, entry);
    }

    void failed(int first, int last, String reason, String message, ObjectRef workload) {
        Instant end = ALERT.plusSeconds(last);
        evidence.add(new Symptom(
                reason + first,
                "test",
                ObjectRef.of("Pod", workload.namespace(), workload.name() + "-1"),
                "event-" + reason,
                reason,
                message,
                new Occurrences(ALERT.plusSeconds(first), end, 1),
                end,
                new TreeSet<>(List.of(workload))));
    }

    Findings findings() {
        var episode = new Episode(
                "test",
                new SloRef(entry.namespace(), entry.name() + "-availability"),
                Severity.CRITICAL,
                null,
                ALERT,
                null,
                new Alert("Burn", "f", null, null));
        var period = new Correlation.Period(
                new Onset(ALERT.minusSeconds(3_600), ALERT, Onset.Source.ALERT_WINDOW),
                new TimeRange(ALERT.minusSeconds(7_200), ALERT.plusSeconds(600)));
        var reach = new Reach(
                Optional.of(entry),
                new TreeMap<>(Map.of(
                        entry, new Standing(0, Standing.Role.WORKLOAD, "what the SLO measures"),
                        called, new Standing(1, Standing.Role.WORKLOAD, "what that calls"))));
        return Ranking.defaults().rank(new Case(episode, period, reach, evidence));
    }
}
