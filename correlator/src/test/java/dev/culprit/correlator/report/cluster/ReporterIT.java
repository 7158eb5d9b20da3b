package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.culprit.correlator.report.cluster.Outcome.Settled;
import dev.culprit.testing.Alone;
import dev.culprit.testing.CutLine;
import dev.culprit.testing.MovableClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of an SLOCorrelation on a real API server, and that it is there when it is over. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class ReporterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** That of the API server, which runs on the same machine: pauses are real. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final Retention RETENTION = new Retention(Duration.ofDays(30), 100);

    /** What docs/slocorrelations.md tells people to grant. */
    private static final List<String> RIGHTS = List.of(
            "get slocorrelations",
            "create slocorrelations",
            "patch slocorrelations",
            "patch slocorrelations/status",
            "list slocorrelations",
            "delete slocorrelations");

    @TempDir
    private Path scratch;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private RealCluster cluster;
    private int number = 10;

    @BeforeEach
    void prepare() throws Exception {
        cluster = new RealCluster();
    }

    @AfterEach
    void leave() {
        cluster.close();
    }

    @Test
    void aMissingNamespaceHoldsUpNoOtherAndIsToldOnce() throws Exception {
        String late = cluster.namespace() + "-late";
        try (var bag = bag(cluster.client())) {
            bag.arrives(burn(late).correlation()).arrives(here().correlation()).round();

            assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("1");
            assertThat(bag.committed()).isZero();
            cluster.kubectl("create", "namespace", late);
            await().atMost(PATIENCE).until(() -> bag.round().committed() == 2);
            assertThat(told)
                    .containsExactly(
                            "SLOCorrelations are not written in " + late + ": there is no such namespace",
                            "SLOCorrelations are written again in " + late);
        } finally {
            cluster.client().namespaces().withName(late).delete();
        }
    }

    @Test
    void aServerThatIsAwayIsWaitedFor() throws Exception {
        try (var line = new CutLine(cluster.port());
                var client = cluster.clientOf(scratch, ":" + cluster.port(), ":" + line.port());
                var bag = bag(client)) {
            bag.arrives(here().correlation()).round();
            line.cut();
            bag.arrives(here().revision(2).correlation())
                    .arrives(here().number(2).correlation());
            bag.round();
            assertThat(told).singleElement().asString().startsWith("SLOCorrelations wait for the API server");
            assertThat(bag.committed()).isEqualTo(1);
            line.mend();

            await().atMost(PATIENCE).until(() -> bag.round().committed() == 3);
            assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("2");
            assertThat(cluster.field("seal-2", ".status.revision")).isEqualTo("1");
            assertThat(told).hasSize(2).last().asString().isEqualTo("SLOCorrelations are written again");
        }
    }

    @Alone
    @Test
    void aKindThatComesLaterIsWaitedFor() throws Exception {
        cluster.kubectl("delete", "-f", RealCluster.CRD.toString());
        try (var bag = bag(cluster.client(), new Later())) {
            bag.arrives(here().correlation()).round().round();
            assertThat(told).singleElement().asString().endsWith("kubectl apply -f " + Complaints.CRD);

            cluster.kubectl("apply", "-f", RealCluster.CRD.toString());
            await().atMost(PATIENCE).until(() -> bag.round().committed() == 1);
            assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("1");
        } finally {
            cluster.kubectl("apply", "-f", RealCluster.CRD.toString());
        }
    }

    @Test
    void exactlyTheRightsThatAreAskedForAreNeeded() throws Exception {
        try (var client = cluster.clientAs("keeper")) {
            grant(RIGHTS.stream());
            await().atMost(PATIENCE).until(() -> work(client).isEmpty());
            for (String missing : RIGHTS) {
                grant(RIGHTS.stream().filter(right -> !right.equals(missing)));
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(work(client)).as(missing).isNotEmpty());
            }
        }
    }

    @Test
    void aDenialHoldsUpNoOtherNamespace() throws Exception {
        try (var other = new RealCluster();
                var client = cluster.clientAs("keeper")) {
            grant(RIGHTS.stream());
            await().atMost(PATIENCE).until(() -> work(client).isEmpty());
            try (var bag = bag(client)) {
                bag.arrives(burn(other.namespace()).correlation())
                        .arrives(burn(other.namespace()).number(2).correlation())
                        .arrives(here().correlation())
                        .round()
                        .round();

                assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("1");
                assertThat(told).singleElement().asString().contains(other.namespace(), "forbidden", "keeper");
                assertThat(registry.counter("culprit.report.failures", "reason", "denied")
                                .count())
                        .isPositive();
            }
        }
    }

    @Test
    void whoComesBetweenReadingAndWritingIsNotOverwritten() throws Exception {
        var access = new CorrelationClient(cluster.client());
        writer(cluster.client()).write(here().correlation());
        Present read = access.find(cluster.namespace(), "seal-1").orElseThrow();
        read.metadata().setManagedFields(null);
        cluster.kubectl("annotate", "slocorr", "seal-1", "mine=yes");

        assertThatThrownBy(() -> access.applyStatus(read.resource()))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refusal -> assertThat(Obstacle.of(refusal, "").reason()).isEqualTo(Reason.CONFLICT));
        assertThatThrownBy(() -> access.delete(doomed(read)))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refusal -> assertThat(Obstacle.of(refusal, "").reason()).isEqualTo(Reason.CONFLICT));
        assertThat(cluster.field("seal-1", ".metadata.annotations.mine")).isEqualTo("yes");
    }

    @Test
    void whatCannotBeReadIsCountedAndPassed() throws Exception {
        try (var bag = bag(cluster.client())) {
            bag.arrives("garbage".getBytes(StandardCharsets.UTF_8))
                    .arrives(here().correlation())
                    .round();

            assertThat(cluster.field("seal-1", ".status.revision")).isEqualTo("1");
            assertThat(bag.committed()).isEqualTo(2);
            assertThat(registry.counter("culprit.report.given.up", "reason", "unreadable")
                            .count())
                    .isOne();
        }
    }

    @Test
    void aRestartWritesNothingTwice() throws Exception {
        try (var bag = bag(cluster.client())) {
            bag.arrives(here().correlation()).round();
        }
        String version = cluster.field("seal-1", ".metadata.resourceVersion");

        try (var bag = bag(cluster.client())) {
            bag.arrives(here().correlation()).round();
            assertThat(bag.committed()).isEqualTo(1);
        }
        assertThat(cluster.field("seal-1", ".metadata.resourceVersion")).isEqualTo(version);
    }

    /** Writes one and sweeps: what was refused, if anything. */
    private List<String> work(KubernetesClient client) {
        var refused = new CopyOnWriteArrayList<String>();
        var written = writer(client).write(here().number(number++).correlation());
        if (!(written instanceof Settled)) {
            refused.add(written.toString());
        }
        var settings = new ReportSettings(Burn.CLUSTER, true, List.of(cluster.namespace()), Duration.ofHours(1), 1);
        var failures = new SimpleMeterRegistry();
        new Sweeper(new CorrelationClient(client), writer(client), settings, new ReportMeters(failures), CLOCK).sweep();
        failures.find("culprit.report.failures")
                .counters()
                .forEach(counter -> refused.add("sweep: " + counter.getId()));
        return refused;
    }

    private void grant(Stream<String> rights) throws Exception {
        var rules = rights.map(right -> right.split(" "))
                .map(right -> "- {apiGroups: [observability.slok.io], verbs: [" + right[0] + "], resources: ["
                        + right[1] + "]}")
                .toList();
        cluster.kubectlWith(
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: keeper}\nrules:\n"
                        + String.join("\n", rules)
                        + "\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: keeper}\n"
                        + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: keeper}\n"
                        + "subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: keeper}]\n",
                "apply",
                "-f",
                "-");
    }

    private static Doomed doomed(Present read) {
        var metadata = read.metadata();
        return new Doomed(
                metadata.getNamespace(),
                metadata.getName(),
                metadata.getUid(),
                metadata.getResourceVersion(),
                read.slo(),
                Instant.EPOCH);
    }

    private Mailbag bag(KubernetesClient client) {
        return bag(client, CLOCK);
    }

    private Mailbag bag(KubernetesClient client, Clock clock) {
        return new Mailbag(
                new Reporter(writer(client), new Complaints(told::add, clock), new ReportMeters(registry), clock));
    }

    private static CorrelationWriter writer(KubernetesClient client) {
        return new CorrelationWriter(new CorrelationClient(client), RETENTION, Burn.PLACE, CLOCK);
    }

    private Burn here() {
        return burn(cluster.namespace());
    }

    private static Burn burn(String namespace) {
        return Burn.in(namespace, CLOCK.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Some seconds pass with each look. */
    private static final class Later extends MovableClock {
        Later() {
            super(CLOCK.instant());
        }

        @Override
        public Instant instant() {
            move(Duration.ofSeconds(15));
            return super.instant();
        }
    }
}
