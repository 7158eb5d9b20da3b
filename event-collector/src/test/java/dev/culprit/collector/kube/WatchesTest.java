package dev.culprit.collector.kube;

import static dev.culprit.collector.kube.FakeAnswer.added;
import static dev.culprit.collector.kube.FakeAnswer.lines;
import static dev.culprit.collector.kube.FakeAnswer.list;
import static dev.culprit.collector.kube.FakeAnswer.nothing;
import static dev.culprit.collector.kube.FakeAnswer.object;
import static dev.culprit.collector.kube.FakeAnswer.refused;
import static dev.culprit.collector.kube.FakeAnswer.resources;
import static dev.culprit.collector.kube.FakeAnswer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final WatchScope CONFIG_MAPS = scope("ConfigMap", "configmaps");
    private static final WatchScope SERVICES = scope("Service", "services");

    private final FakeApiServer cluster = new FakeApiServer();
    private final ApiServer server = cluster.client();
    private final Heard heard = new Heard();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");
    private final Watches watches = watches(server);

    WatchesTest() throws IOException {}

    private static WatchScope scope(String kind, String plural) {
        return new WatchScope(new ServedKind("", "v1", kind, plural, true), "");
    }

    private Watches watches(ApiServer from) {
        var plan = new WatchPlan(List.of(KindName.parse("ConfigMap"), KindName.parse("Service")), List.of());
        return new Watches(from, plan, heard, clock, pause -> Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        watches.close();
        server.close();
        cluster.close();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private void awaitWord(String word) {
        await().untilAsserted(() -> assertThat(heard.words()).contains(word));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("watch"))
                .count();
    }

    @Test
    void aKindThatMayNotBeReadDoesNotHoldUpTheOthers() {
        cluster.serves("/api/v1", resources(CONFIG_MAPS, SERVICES))
                .lists(SERVICES, refused(403), refused(403), refused(403))
                .lists(CONFIG_MAPS, list("100", object("a", 7)));
        watches.start();
        awaitWord("listed a");
        awaitWord("is Refused[reason=the API server answered 403 to /api/v1/services: no]");
    }

    @Test
    void aDefectInOneWatchIsSeenAndTheWatchStartedAnew() {
        cluster.serves("/api/v1", resources(CONFIG_MAPS))
                .lists(CONFIG_MAPS, list("100", object("a", 7)), list("100", object("a", 7)))
                .watches(CONFIG_MAPS, lines(added("b", 101)).andSilence());
        heard.fails(1);
        watches.start();
        awaitWord("ADDED b");
        assertThat(heard.words())
                .containsSubsequence("list", "is Failing[reason=IllegalStateException]", "list", "end");
    }

    @Test
    void aKindThatIsNotServedYetIsWatchedWhenItIs() {
        cluster.serves("/api/v1", resources(CONFIG_MAPS));
        watches.start();
        awaitWord("watched [v1/ConfigMap] unserved [Service]");
        cluster.serves("/api/v1", resources(CONFIG_MAPS, SERVICES)).lists(SERVICES, list("100", object("s", 7)));
        clock.move(Duration.ofMinutes(3));
        awaitWord("listed s");
    }

    private static final WatchScope OLD = cropOf("v1beta1");
    private static final WatchScope NEW = cropOf("v1");
    private static final String GROUP = "/apis/meadow.example/";

    private static WatchScope cropOf(String version) {
        return new WatchScope(new ServedKind("meadow.example", version, "Crop", "crops", true), "");
    }

    private void serves(String... versions) {
        String all = Stream.of(versions)
                .map(version -> "{\"version\":\"" + version + "\"}")
                .collect(Collectors.joining(","));
        cluster.serves("/apis", text(200, "{\"groups\":[{\"name\":\"meadow.example\",\"versions\":[" + all + "]}]}"));
    }

    private Watches crops() {
        var plan = new WatchPlan(List.of(KindName.parse("meadow.example/Crop")), List.of());
        return new Watches(server, plan, heard, clock, pause -> Duration.ofMillis(1));
    }

    @Test
    void aKindWhoseVersionVanishesIsWatchedInTheOneThatIsServed() {
        serves("v1beta1");
        cluster.serves(GROUP + "v1beta1", resources(OLD))
                .lists(OLD, list("100", object("rye", 7)))
                .watches(OLD, lines(added("oats", 101)).andSilence());
        try (Watches crops = crops()) {
            crops.start();
            awaitWord("ADDED oats");
            serves("v1");
            cluster.serves(GROUP + "v1beta1", refused(404))
                    .serves(OLD.path(), refused(404))
                    .serves(GROUP + "v1", resources(NEW))
                    .lists(NEW, list("200", object("wheat", 150)));
            cluster.hangUp();
            awaitWord("listed wheat");
            awaitWord("watched [meadow.example/v1/Crop] unserved []");
            assertThat(heard.words()).doesNotContain("watched [] unserved [meadow.example/Crop]");
        }
    }

    @Test
    void aKindThatIsRemovedIsNotWatchedAndWatchedAgainWhenItIsBack() {
        serves("v1");
        cluster.serves(GROUP + "v1", resources(NEW)).lists(NEW, list("100", object("rye", 7)));
        try (Watches crops = crops()) {
            crops.start();
            awaitWord("listed rye");
            serves();
            cluster.serves(NEW.path(), refused(404));
            cluster.hangUp();
            awaitWord("watched [] unserved [meadow.example/Crop]");
            await().untilAsserted(() -> assertThat(threads()).isEqualTo(1));
            serves("v1");
            cluster.serves(NEW.path(), list("300", object("barley", 250)));
            clock.move(Duration.ofSeconds(6));
            awaitWord("listed barley");
        }
    }

    @Test
    void aKindThatIsNotServedIsLookedForAtASlowPace() {
        serves();
        try (Watches crops = crops()) {
            crops.start();
            awaitWord("watched [] unserved [meadow.example/Crop]");
            clock.move(Duration.ofMinutes(3));
            awaitLooks(2);
            clock.move(Duration.ofSeconds(30));
            await().during(Duration.ofMillis(300)).until(() -> looks() == 2);
        }
    }

    private void awaitLooks(long count) {
        await().until(() -> looks() == count);
    }

    private long looks() {
        return cluster.requests().stream()
                .filter(request -> request.path().equals("/apis"))
                .count();
    }

    @Test
    void aKindOfWhichOnlyThePathIsGoneIsStillWatchedThere() {
        cluster.serves("/api/v1", resources(CONFIG_MAPS)).lists(CONFIG_MAPS, refused(404), list("100", object("a", 7)));
        watches.start();
        awaitWord("is Refused[reason=the API server answered 404 to /api/v1/configmaps: no]");
        awaitWord("listed a");
    }

    @Test
    void aServerThatCannotBeAskedWhatItServesIsAskedAgain() {
        cluster.serves("/api/v1", refused(503));
        watches.start();
        awaitWord("undiscovered");
        cluster.serves("/api/v1", text(200, "<html>"));
        clock.move(Duration.ofSeconds(6));
        await().until(() ->
                heard.words().stream().filter("undiscovered"::equals).count() >= 2);
        cluster.serves("/api/v1", resources(CONFIG_MAPS, SERVICES)).lists(CONFIG_MAPS, list("100", object("a", 7)));
        clock.move(Duration.ofSeconds(6));
        awaitWord("listed a");
    }

    @Test
    void aServerThatBeginsToSayWhatItServesAndFallsSilentIsAskedAgain() {
        cluster.serves("/api/v1", lines("{\"resources\":").andSilence());
        ApiServer hasty = cluster.hastyClient();
        Watches impatient = watches(hasty);
        impatient.start();
        awaitWord("undiscovered");
        impatient.close();
        hasty.close();
    }

    @Test
    void noThreadIsLeftBehindWhereverItWaits() {
        long before = threads();
        heard.room(0);
        cluster.serves("/api/v1", resources(CONFIG_MAPS, SERVICES))
                .lists(CONFIG_MAPS, list("100", object("a", 7)))
                .lists(SERVICES, nothing());
        watches.start();
        await().until(() -> cluster.requests().size() >= 3);
        assertThat(threads()).isEqualTo(before + 3);
        watches.close();
        await().untilAsserted(() -> assertThat(threads()).isEqualTo(before));
    }
}
