package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Change;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.testing.CutLine;
import dev.culprit.testing.FreePort;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kafka or the API server goes away for a whole minute, while the cluster goes on: both at once, to take but one. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class AMinuteAwayIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final String ALERTS = "/api/v1/alerts";
    private static final String WAITING = "culprit_collector_waiting_bytes";

    /** That of the API server, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    /** As little as can be set, and of that a tenth. */
    private static final int ROOM = 1 << 20;

    private static final String TENTH = "x".repeat(ROOM / 10);

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void kafkaIsAwayAndNothingIsLostNorInvented(@TempDir Path folder) throws Exception {
        var config = new BrokerConfig(folder.resolve("kafka"), FreePort.next());
        EmbeddedBroker broker = EmbeddedBroker.start(config);
        String address = broker.bootstrapServers();
        try (var cluster = new Kubectl();
                var culprit = new RunningCulprit(
                        Launch.on(cluster).and("--kafka", address).with("CULPRIT_WATCH_BUFFER_MIB", "1"),
                        folder,
                        "kafka")) {
            var expected = new ArrayList<>(List.of("CREATE checkout", "CREATE rye", "UPDATE checkout", "DELETE rye"));
            cluster.run("create", "deployment", "checkout", "--image=shop/checkout:1.0");
            cluster.run("create", "configmap", "rye", "--from-literal=a=b");
            var kept = new KeptRecords(address);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told(kept)).contains("CREATE checkout", "CREATE rye"));
            broker.close();
            Instant back = CLOCK.instant().plus(MINUTE);

            cluster.run("set", "image", "deployment/checkout", "checkout=shop/checkout:2.0");
            cluster.run("delete", "configmap", "rye");
            String alert = alert(cluster, "checkout-latency");
            expected.addAll(sowUntil(back, cluster, culprit, alert));
            broker = EmbeddedBroker.start(config);
            await().atMost(PATIENCE).until(culprit::isReady);
            assertThat(culprit.post(ALERTS, alert).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told(kept)).containsExactlyInAnyOrderElementsOf(expected));
            // what waited may arrive after the alert: then a later revision tells it
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept.suspects("checkout-latency"))
                            .anySatisfy(line -> assertThat(line).contains("checkout: image 1.0 -> 2.0")));
            assertThat(culprit.standardOutput()).contains("TOP SUSPECT", "checkout-latency");
            await().atMost(PATIENCE).until(() -> culprit.meter(WAITING) == 0);
        } finally {
            broker.close();
        }
    }

    /** What is created meanwhile: more than may wait. */
    private static List<String> sowUntil(Instant back, Kubectl cluster, RunningCulprit culprit, String alert) {
        var sown = new ArrayList<String>();
        var waiting = new ArrayList<Double>();
        goesOn(() -> {
            int seed = sown.size();
            cluster.runWith(large("seed" + seed), "create", "-f", "-");
            sown.add("CREATE seed" + seed);
            if (seed % 5 == 0) {
                assertUnavailable(culprit.post(ALERTS, alert));
                assertThat(culprit.isReady()).isFalse();
            }
            waiting.add(culprit.meter(WAITING));
            return sown.size() >= 20 && CLOCK.instant().isAfter(back);
        });
        assertThat(Collections.max(waiting)).as("waiting").isBetween(ROOM * 0.7, ROOM * 1.2);
        return sown;
    }

    /** Steps at an even pace, until one says that it was the last. */
    private static void goesOn(Callable<Boolean> step) {
        await().atMost(MINUTE.plus(PATIENCE))
                .pollDelay(Duration.ZERO)
                .pollInterval(PACE)
                .until(step);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theApiServerIsAwayAndNothingIsLostNorInvented(@TempDir Path folder) throws Exception {
        try (var cluster = new Kubectl();
                var line = new CutLine(server(cluster).getPort());
                var culprit = new RunningCulprit(
                        Launch.on(cluster)
                                .with(
                                        "KUBECONFIG",
                                        kubeconfig(cluster, line, folder).toString()),
                        folder,
                        "cluster")) {
            cluster.run("create", "configmap", "prices", "--from-literal=tax=19");
            cluster.run("create", "configmap", "rye", "--from-literal=a=b");
            cluster.run("create", "configmap", "untouched", "--from-literal=a=b");
            var kept = new KeptRecords(culprit.bootstrapServers());
            var expected = new ArrayList<>(List.of("CREATE prices", "CREATE rye", "CREATE untouched"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told(kept)).containsExactlyInAnyOrderElementsOf(expected));
            line.cut();
            Instant cut = CLOCK.instant();
            await().atMost(PATIENCE).until(() -> !culprit.isReady());

            var possible = new ArrayList<>(List.of("CREATE ghost", "DELETE ghost"));
            for (String well : digUntil(cut.plus(MINUTE), cluster, culprit)) {
                expected.add(well);
                possible.add("UPDATE prices");
            }
            assertThat(told(kept)).hasSize(3);
            line.mend();

            await().atMost(PATIENCE).until(culprit::isReady);
            cluster.run("patch", "configmap", "prices", "-p", "{\"data\":{\"tax\":\"last\"}}");
            cluster.run("delete", "configmap", "untouched");
            expected.addAll(List.of("DELETE rye", "DELETE untouched", "UPDATE prices"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(kept)).containsAll(expected));
            // what was in between is told where the API server still knows it
            var more = new ArrayList<>(told(kept));
            expected.forEach(more::remove);
            possible.forEach(more::remove);
            assertThat(more).as("invented").isEmpty();
            assertThat(deletionOf("rye", kept).occurredAt()).isAfter(cut);
        }
    }

    /** What is created meanwhile: with each of them the prices are altered. */
    private static List<String> digUntil(Instant back, Kubectl cluster, RunningCulprit culprit) throws Exception {
        cluster.run("delete", "configmap", "rye");
        cluster.run("create", "configmap", "ghost", "--from-literal=a=b");
        cluster.run("delete", "configmap", "ghost");
        var dug = new ArrayList<String>();
        goesOn(() -> {
            int tax = dug.size();
            cluster.run("patch", "configmap", "prices", "-p", "{\"data\":{\"tax\":\"" + tax + "\"}}");
            cluster.run("create", "configmap", "well" + tax, "--from-literal=deep=1");
            dug.add("CREATE well" + tax);
            cluster.run("patch", "configmap", "untouched", "-p", "{\"data\":{\"a\":\"b\"}}");
            assertThat(culprit.isReady()).isFalse();
            assertThat(culprit.meter(WAITING)).isLessThan(ROOM);
            return dug.size() >= 5 && CLOCK.instant().isAfter(back);
        });
        return dug;
    }

    private static Change deletionOf(String name, KeptRecords kept) {
        return kept.changes().stream()
                .filter(change -> told(change).equals("DELETE " + name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static List<String> told(KeptRecords kept) {
        return kept.changes().stream().map(AMinuteAwayIT::told).toList();
    }

    private static String told(Change change) {
        return change.type() + " " + change.subject().name();
    }

    private static String large(String name) {
        return "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name
                + "\"}, \"data\": {\"large\": \"" + TENTH + "\"}}";
    }

    private static String alert(Kubectl cluster, String slo) {
        return """
                {"version":"4","status":"firing","alerts":[{"status":"firing",
                 "labels":{"alertname":"Burn","slo_name":"%s","slo_namespace":"%s","severity":"page","long_window":"1h"},
                 "annotations":{"burn_rate":"20"},"startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"%s"}]}""".formatted(slo, cluster.namespace(), CLOCK.instant(), slo);
    }

    private static URI server(Kubectl cluster) throws Exception {
        return URI.create(cluster.run("config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"));
    }

    /** The same cluster, at the near end of the line. */
    private static Path kubeconfig(Kubectl cluster, CutLine line, Path folder) throws Exception {
        String text = Files.readString(Path.of(cluster.kubeconfig()));
        String near = "https://127.0.0.1:" + line.port();
        return Files.writeString(
                folder.resolve("kubeconfig"), text.replace(server(cluster).toString(), near));
    }
}
