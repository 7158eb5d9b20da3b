package dev.culprit.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.intake.AuditRoute;
import dev.culprit.collector.intake.IntakeMeters;
import dev.culprit.collector.intake.WebServer;
import dev.culprit.runtime.http.Access;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API server posts its audit log to a collector that watches it. */
class AuditWebhookTest {
    private static final Path BATCH = Path.of("src/test/resources/audit/events-1.30.json");
    private static final KubeObject BARN = KubeObject.deployment("barn");
    private static final CollectorSettings SETTINGS = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);

    private final FakeCluster cluster = new FakeCluster();
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private WebServer server;
    private LiveCollector collector;

    @BeforeEach
    void watch() throws Exception {
        start(10_000_000);
        cluster.put(BARN);
        collector.sink().discovered(Set.of(FakeCluster.DEPLOYMENTS, FakeCluster.CONFIG_MAPS), Set.of());
        cluster.watch(collector.sink());
        collector.step();
    }

    private void start(long room) throws Exception {
        collector = new LiveCollector(SETTINGS, List.of(), log, room, clock);
        CollectorMeters.bind(registry, collector);
        var route = new AuditRoute(SETTINGS, collector.auditSink(), new IntakeMeters(registry));
        server = new WebServer(route.route(Access.open()), registry);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoEditedTheDeploymentIsKnownFromTheBatchThatCameBehind() throws Exception {
        clock.moveTo("2026-03-02T10:05:30.150Z");
        cluster.put(BARN.with("spec.replicas", "9"));
        assertThat(post(Files.readString(BATCH))).isEqualTo(200);
        collector.step();
        clock.moveTo("2026-03-02T10:05:31.150Z");
        cluster.put(BARN.with("spec.replicas", "4"));
        collector.step();

        assertThat(log.changes().values())
                .extracting(change -> change.actor().user())
                .containsExactlyInAnyOrder("jane@example.com", "system:serviceaccount:tools:scaler");
        assertThat(registry.get("culprit.collector.audit.named")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("culprit.collector.audit.writes").counter().count())
                .isEqualTo(5);
        assertThat(log.changes().values().stream().map(Change::toString)).noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void whatIsNoBatchIsRefused() throws Exception {
        assertThat(post("{\"kind\":\"List\",\"items\":[]}")).isEqualTo(400);
        assertThat(post("[]")).isEqualTo(400);
        assertThat(post("{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1beta1\",\"items\":[]}"))
                .isEqualTo(400);
    }

    @Test
    void whenThereIsNoRoomTheBatchHasToComeAgainAndTheWatchIsNotHeldUp() throws Exception {
        stop();
        registry.clear();
        start(2_000);
        collector.sink().discovered(Set.of(FakeCluster.DEPLOYMENTS, FakeCluster.CONFIG_MAPS), Set.of());
        collector.sink().current(FakeCluster.DEPLOYMENTS);

        assertThat(post(Files.readString(BATCH))).isEqualTo(503);
        collector.step();
        assertThat(post(Files.readString(BATCH))).isEqualTo(200);
        assertThat(registry.get("culprit.collector.audit.unkept").counter().count())
                .isEqualTo(1);
    }

    private int post(String body) throws Exception {
        return server.post("", body).statusCode();
    }
}
