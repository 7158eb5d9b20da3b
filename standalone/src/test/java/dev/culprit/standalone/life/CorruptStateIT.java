package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.standalone.kafka.OnAnyKafka;
import dev.culprit.testing.FreePort;
import dev.culprit.testing.JavaProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a correlator keeps on disk is garbage when it starts again; all of it is in Kafka. */
@OnAnyKafka
class CorruptStateIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"MANIFEST", "sst", "CURRENT"})
    void itIsReadAgainFromKafka(String part) throws Exception {
        Path state = folder.resolve("state");
        try (var broker = new OnBroker(folder.resolve("kafka"), 1)) {
            Instant start = Clock.tickMillis(ZoneOffset.UTC).instant();
            broker.tell(Story.told(story -> story.spike(spike(start, null))));
            try (var life = new Life(broker.address(), state)) {
                life.awaitReady();
                broker.awaitOpen();
                life.stop();
            }
            assertThat(corrupted(state, part)).isPositive();
            Correlation before = broker.emitted().getLast();

            try (var life = new Life(broker.address(), state)) {
                life.awaitReady();
                Instant end = start.plusSeconds(30);
                broker.tell(Story.told(story -> story.spike(spike(start, end))));
                // only who knows the episode can tell its end as another revision of it
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(broker.emitted().getLast())
                                .satisfies(last ->
                                        assertThat(last.episode().resolvedAt()).isEqualTo(end))
                                .satisfies(last -> assertThat(last.id()).isEqualTo(before.id()))
                                .satisfies(last -> assertThat(last.revision()).isGreaterThan(before.revision())));
            }
        }
    }

    /** The correlator's own process, which ends in the middle of whatever it does. */
    private static final class Life implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final int port = FreePort.next();
        private final JavaProcess process;

        Life(String broker, Path state) throws IOException {
            process = JavaProcess.Command.of(
                            List.of(CorrelatorProgram.class.getName()),
                            Map.of(
                                    "CULPRIT_KAFKA_BOOTSTRAP_SERVERS",
                                    broker,
                                    "CULPRIT_CORRELATOR_STATE_DIR",
                                    state.toString(),
                                    "CULPRIT_REPORT_ENABLED",
                                    "false",
                                    "CULPRIT_HTTP_HOST",
                                    "127.0.0.1",
                                    "CULPRIT_HTTP_PORT",
                                    String.valueOf(port)),
                            state.resolveSibling("correlator.log"))
                    .start();
        }

        void awaitReady() {
            await().atMost(PATIENCE)
                    .conditionEvaluationListener(condition -> process.mustLive())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.send(
                                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }

        /** In order: what is in memory goes to the disk. */
        void stop() throws InterruptedException {
            process.stop();
        }

        @Override
        public void close() {
            process.close();
            http.close();
        }
    }

    private static int corrupted(Path state, String part) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(state)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
        var random = new Random(1);
        for (Path file : files) {
            try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                byte[] garbage = new byte[(int) open.length()];
                random.nextBytes(garbage);
                open.write(garbage);
            }
        }
        return files.size();
    }

    private static Spike spike(Instant start, @Nullable Instant end) {
        return new Spike(
                Story.CLUSTER,
                new SloRef("shop", "api-availability"),
                end == null ? SpikeStatus.FIRING : SpikeStatus.RESOLVED,
                Severity.CRITICAL,
                new Burn(14.5, Duration.ofHours(1), Duration.ofMinutes(5)),
                new Alert("BudgetBurn", "fingerprint", null, null),
                start,
                end,
                end == null ? start : end);
    }
}
