package dev.culprit.collector.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;

/** One watch of a fake API server, and what is heard of it. */
abstract class KindWatchBench {
    static final WatchScope CONFIG_MAPS =
            new WatchScope(new ServedKind("", "v1", "ConfigMap", "configmaps", true), "farm");
    static final WatchScope SECRETS = new WatchScope(new ServedKind("", "v1", "Secret", "secrets", true), "farm");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final FakeApiServer cluster = new FakeApiServer();
    final ApiServer server = cluster.client();
    final Heard heard = new Heard();
    final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");

    /** How long a watch meant to pause each time; in truth it takes a moment. */
    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    final ReadGuard guard = new ReadGuard(clock, Pauses.patience(), this::moment);

    KindWatchBench() throws IOException {}

    private Duration moment(Duration pause) {
        pauses.add(pause);
        return Duration.ofMillis(1);
    }

    Thread watch() {
        return watch(CONFIG_MAPS, server);
    }

    Thread watch(WatchScope scope, ApiServer from) {
        Thread thread = Thread.ofPlatform()
                .daemon()
                .unstarted(new KindWatch(from, scope, heard, new Pauses(RandomGenerator.getDefault()), guard));
        guard.guard(thread);
        thread.start();
        return thread;
    }

    @AfterEach
    void stop() {
        guard.stop();
        server.close();
        cluster.close();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    void awaitRequests(String... requests) {
        await().untilAsserted(() ->
                assertThat(cluster.requests()).extracting(FakeRequest::toString).containsExactly(requests));
    }

    void awaitNews(String... news) {
        await().untilAsserted(() -> assertThat(heard.news()).containsExactly(news));
    }

    void awaitWord(String start) {
        await().until(() -> heard.words().stream().anyMatch(word -> word.startsWith(start)));
    }
}
