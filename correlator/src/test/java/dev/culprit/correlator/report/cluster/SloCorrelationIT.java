package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.report.Example;
import dev.culprit.correlator.report.cluster.Outcome.Settled;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** SLOCorrelations on a real API server, written one by one. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class SloCorrelationIT {
    private static final Instant ALERT = Instant.parse("2026-05-04T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(ALERT.plusSeconds(60), ZoneOffset.UTC);
    private static final Retention RETENTION = new Retention(Duration.ofDays(30), 2);

    private RealCluster cluster;
    private CorrelationWriter writer;

    @BeforeEach
    void prepare() throws Exception {
        cluster = new RealCluster();
        writer = writerOf(cluster.client());
    }

    @AfterEach
    void leave() {
        cluster.close();
    }

    private static CorrelationWriter writerOf(KubernetesClient client) {
        return new CorrelationWriter(new CorrelationClient(client), RETENTION, Burn.PLACE, CLOCK);
    }

    private Burn burn() {
        return Burn.in(cluster.namespace(), ALERT);
    }

    @Test
    void everyFieldArrivesAndIsOwnedByCulprit() throws Exception {
        assertThat(writer.write(burn().correlation())).isEqualTo(Settled.WRITTEN);

        assertThat(cluster.field("seal-1", ".status.correlatedEvents[0].name")).isEqualTo("seal");
        assertThat(cluster.field("seal-1", ".status.conditions[0].status")).isEqualTo("True");
        assertThat(cluster.field("seal-1", ".status.observedGeneration"))
                .isEqualTo(cluster.field("seal-1", ".metadata.generation"));
        assertThat(cluster.field("seal-1", ".metadata.managedFields[*].manager").split(" "))
                .containsOnly("culprit");
        assertThat(cluster.kubectl(
                        "get", "slocorr", "-l", "culprit.slok.io/confidence=high,culprit.slok.io/phase=final"))
                .contains("seal-1", "14.4", "Final", "Deployment zoo/seal");
    }

    @Test
    void aLowerRevisionThatComesLateIsNotWritten() throws Exception {
        writer.write(burn().revision(4).correlation());

        assertThat(writer.write(burn().revision(3).provisional().correlation())).isEqualTo(Settled.SUPERSEDED);
        assertThat(writer.write(burn().revision(4).correlation())).isEqualTo(Settled.UNCHANGED);
        assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("4");
        assertThat(cluster.field("seal-1", ".status.phase")).isEqualTo("Final");
        assertThat(writer.write(burn().revision(5).correlation())).isEqualTo(Settled.WRITTEN);
        assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("5");
    }

    @Test
    void aFinalRevisionIsWrittenThoughItsNumberWasGivenBefore() throws Exception {
        writer.write(burn().revision(4).provisional().correlation());

        assertThat(writer.write(burn().revision(4).correlation())).isEqualTo(Settled.WRITTEN);
        assertThat(writer.write(burn().revision(5).provisional().correlation())).isEqualTo(Settled.SUPERSEDED);
        assertThat(cluster.field("seal-1", ".status.phase")).isEqualTo("Final");
    }

    @Test
    void aLaterRevisionSaysWhatIsNew() throws Exception {
        String news = ".metadata.annotations.culprit\\.slok\\.io/revised";
        writer.write(burn().revision(4).provisional().correlation());
        assertThat(cluster.field("seal-1", news)).isEmpty();

        writer.write(burn().revision(5).correlation());
        assertThat(cluster.field("seal-1", news)).contains("the window is over");
    }

    @Test
    void whatPeopleAddStaysAndTheirVerdictIsShown() throws Exception {
        writer.write(burn().provisional().correlation());
        cluster.kubectl("label", "slocorr", "seal-1", "team=keepers");
        cluster.kubectl("annotate", "slocorr", "seal-1", "culprit.slok.io/verdict=confirmed", "mine=yes");

        assertThat(writer.showVerdict(cluster.namespace(), "seal-1")).isEqualTo(Settled.WRITTEN);
        assertThat(cluster.field("seal-1", ".status.verdict")).isEqualTo("confirmed");
        assertThat(cluster.field("seal-1", ".status.correlatedEvents[0].name")).isEqualTo("seal");
        assertThat(writer.showVerdict(cluster.namespace(), "seal-1")).isEqualTo(Settled.UNCHANGED);

        writer.write(burn().revision(2).correlation());
        assertThat(cluster.field("seal-1", ".status.verdict")).isEqualTo("confirmed");
        assertThat(cluster.field("seal-1", ".metadata.labels.team")).isEqualTo("keepers");
        assertThat(cluster.field("seal-1", ".metadata.annotations.mine")).isEqualTo("yes");
        assertThat(cluster.field("seal-1", ".metadata.labels.culprit\\.slok\\.io/phase"))
                .isEqualTo("final");

        cluster.kubectl("annotate", "slocorr", "seal-1", "culprit.slok.io/verdict-");
        assertThat(writer.showVerdict(cluster.namespace(), "seal-1")).isEqualTo(Settled.WRITTEN);
        assertThat(cluster.field("seal-1", ".status.verdict")).isEmpty();
    }

    @Test
    void whatAPersonDeletedComesBackWithNewsAlone() throws Exception {
        writer.write(burn().correlation());
        cluster.kubectl("delete", "slocorr", "seal-1");

        assertThat(writer.write(burn().correlation())).isEqualTo(Settled.DELETED);
        assertThat(cluster.field("seal-1", ".metadata.name")).isEmpty();
        assertThat(writer.write(burn().revision(2).correlation())).isEqualTo(Settled.WRITTEN);
        assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("2");
    }

    @Test
    void aCrashBehindTheMetadataIsMadeGood() throws Exception {
        cluster.kubectlWith(bare("seal-1"), "apply", "-f", "-");

        assertThat(writer.write(burn().correlation())).isEqualTo(Settled.WRITTEN);
        assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("1");
    }

    @Test
    void theLargestThatCanBeFitsIntoAnObject() throws Exception {
        var crowded = Example.crowded(100, 100).findings();

        assertThat(writer.write(burn().correlation(crowded))).isEqualTo(Settled.WRITTEN);
        assertThat(cluster.field("seal-1", ".status.suspectsLeftOut")).isEqualTo("80");
    }

    @Test
    void aMissingNamespaceIsTold() throws Exception {
        assertThat(writer.write(Burn.in("nowhere", ALERT).correlation()))
                .isInstanceOfSatisfying(
                        Outcome.Blocked.class,
                        blocked -> assertThat(blocked.obstacle().reason()).isEqualTo(Reason.NO_NAMESPACE));
    }

    @Test
    void whatSlokWritesIsValid() throws Exception {
        String slok = """
                apiVersion: observability.slok.io/v1alpha1
                kind: SLOCorrelation
                metadata: {name: slok}
                spec: {sloRef: {name: checkout, namespace: shop}}
                status:
                  detectedAt: "2026-05-04T10:00:00Z"
                  burnRateAtDetection: 14.4
                  previousBurnRate: 0.5
                  severity: degraded
                  window: {start: "2026-05-04T09:30:00Z", end: "2026-05-04T10:10:00Z"}
                  correlatedEvents:
                  - {kind: Deployment, name: api, namespace: shop, timestamp: "2026-05-04T09:58:00Z",
                     changeType: update, change: "image changed", actor: kubectl, confidence: high}
                  summary: a story
                  eventCount: 1
                """;
        cluster.kubectlWith(slok, "apply", "-f", "-");
        var client = new CorrelationClient(cluster.client());
        Present made = client.find(cluster.namespace(), "slok").orElseThrow();
        var whole = cluster.client().getKubernetesSerialization().unmarshal(slok, GenericKubernetesResource.class);
        whole.setMetadata(made.metadata().edit().withManagedFields().build());

        client.applyStatus(whole);

        assertThat(cluster.field("slok", ".status.correlatedEvents[0].confidence"))
                .isEqualTo("high");
    }

    @Test
    void theOldAndTheTooManyGoAndNothingElse() throws Exception {
        IntStream.rangeClosed(1, 3)
                .forEach(i -> writer.write(
                        burn().number(i).agedBy(Duration.ofMinutes(i)).correlation()));
        writer.write(
                burn().number(4).agedBy(Duration.ofMinutes(9)).provisional().correlation());
        writer.write(burn().of("tuna").agedBy(Duration.ofDays(29)).correlation());
        writer.write(burn().of("cod").agedBy(Duration.ofDays(40)).provisional().correlation());
        cluster.kubectlWith(bare("theirs"), "apply", "-f", "-");

        assertThat(sweepAt(CLOCK)).isEqualTo("cod-1 seal-1 seal-2 seal-4 theirs tuna-1");
        assertThat(sweepAt(Clock.offset(CLOCK, Duration.ofDays(2)))).isEqualTo("cod-1 seal-1 seal-2 seal-4 theirs");
        assertThat(writer.write(burn().of("hake").agedBy(Duration.ofDays(31)).correlation()))
                .isEqualTo(Settled.EXPIRED);
    }

    private static String bare(String name) {
        return """
                apiVersion: observability.slok.io/v1alpha1
                kind: SLOCorrelation
                metadata: {name: %s}
                spec: {sloRef: {name: seal, namespace: zoo}}
                """.formatted(name);
    }

    private String sweepAt(Clock clock) throws Exception {
        var registry = new SimpleMeterRegistry();
        var settings = new ReportSettings(
                Burn.CLUSTER, true, List.of(cluster.namespace()), RETENTION.age(), RETENTION.mostPerSlo());
        new Sweeper(new CorrelationClient(cluster.client()), writer, settings, new ReportMeters(registry), clock)
                .sweep();
        return cluster.kubectl("get", "slocorr", "-o", "jsonpath={.items[*].metadata.name}");
    }
}
