package dev.culprit.collector.kube;

import static dev.culprit.collector.kube.FakeAnswer.added;
import static dev.culprit.collector.kube.FakeAnswer.line;
import static dev.culprit.collector.kube.FakeAnswer.lines;
import static dev.culprit.collector.kube.FakeAnswer.list;
import static dev.culprit.collector.kube.FakeAnswer.nothing;
import static dev.culprit.collector.kube.FakeAnswer.object;
import static dev.culprit.collector.kube.FakeAnswer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a watch when the API server refuses, fails, sends nonsense, too much or nothing. */
class KindWatchTroubleTest extends KindWatchBench {
    KindWatchTroubleTest() throws IOException {}

    @Test
    void aServerThatAsksToBeLeftAloneIsLeftAlone() {
        cluster.watches(CONFIG_MAPS, refused(429, "Retry-After: 7"));
        watch();
        awaitRequests("list of 500", "watch from 100", "watch from 100");
        assertThat(pauses).hasSize(1).allMatch(pause -> pause.toSeconds() >= 7 && pause.toSeconds() <= 11);
        awaitWord("is Failing[reason=the API server answered 429");
    }

    @Test
    void aServerThatFailsIsAskedLessAndLessOften() {
        cluster.watches(CONFIG_MAPS, refused(500), refused(500), refused(500), refused(500), lines(added("a", 101)));
        watch();
        awaitNews("list", "end", "ADDED a");
        assertThat(pauses.subList(0, 4)).isSorted();
        assertThat(pauses.get(3)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
        awaitRequests(
                "list of 500",
                "watch from 100",
                "watch from 100",
                "watch from 100",
                "watch from 100",
                "watch from 100",
                "watch from 101");
    }

    @Test
    void afterNewsTheNextPauseIsShortAgain() {
        cluster.watches(CONFIG_MAPS, refused(500), refused(500), refused(500), lines(added("a", 101)), refused(500));
        watch();
        await().until(() -> pauses.size() == 4);
        assertThat(pauses.get(3)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatSaysThatNoSuchVersionIsThereYetIsListedAnew() {
        cluster.lists(CONFIG_MAPS, list("900", object("a", 7)), list("300", object("a", 5)))
                .watches(
                        CONFIG_MAPS,
                        lines(
                                line(
                                        "ERROR",
                                        "{\"kind\":\"Status\",\"code\":504,\"message\":\"Timeout: Too large resource version: 900, current: 300\"}")),
                        lines(added("b", 301)).andSilence());
        watch();
        awaitNews("list", "listed a", "end", "list", "listed a", "end", "ADDED b");
        awaitRequests("list of 500", "watch from 900", "list of 500", "watch from 300");
    }

    @Test
    void newsWithOlderVersionsThanTheOnesBeforeAreListedAnew() {
        cluster.lists(CONFIG_MAPS, list("900", object("a", 7)), list("301", object("b", 301)))
                .watches(
                        CONFIG_MAPS,
                        lines(added("b", 301)),
                        lines(added("c", 302)).andSilence());
        watch();
        awaitNews("list", "listed a", "end", "list", "listed b", "end", "ADDED c");
    }

    @Test
    void aServerThatComesBackWithABackupIsListedAnew() {
        cluster.lists(CONFIG_MAPS, list("900", object("a", 7)), list("300"), list("300", object("a", 5)))
                .watches(CONFIG_MAPS, lines().andReset(), lines(added("b", 301)).andSilence());
        watch();
        awaitNews("list", "listed a", "end", "list", "listed a", "end", "ADDED b");
        awaitRequests("list of 500", "watch from 900", "list of 1", "list of 500", "watch from 300");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405})
    void whatMayNotBeReadIsTriedNowAndThenAndListedWhenItCanBe(int code) {
        cluster.lists(CONFIG_MAPS, refused(code), list("100", object("a", 7)));
        watch();
        awaitNews("list", "list", "listed a", "end");
        assertThat(pauses.getFirst()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        awaitWord("is Refused[reason=the API server answered " + code);
    }

    @Test
    void aKindThatIsTakenAwayIsListedAnewWhenItIsBack() {
        cluster.lists(CONFIG_MAPS, list("100", object("a", 7)), refused(404), list("300"))
                .watches(CONFIG_MAPS, lines(added("b", 101)), refused(404));
        watch();
        awaitRequests(
                "list of 500", "watch from 100", "watch from 101", "list of 500", "list of 500", "watch from 300");
    }

    @Test
    void whoIsNotKnownToTheServerFailsInsteadOfSeeingNothing() {
        cluster.lists(CONFIG_MAPS, refused(401));
        watch();
        awaitWord("is Failing[reason=the API server answered 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ADDED\",\"object\":{]}\n",
                "<html>a proxy's own words</html>\n",
                "[1]\n",
                "{\"type\":\"RENAMED\",\"object\":{\"metadata\":{\"resourceVersion\":\"102\"}}}\n"
            })
    void behindALineThatMakesNoSenseEverythingIsListedAgain(String line) {
        cluster.lists(CONFIG_MAPS, list("100"), list("200", object("a", 102)))
                .watches(CONFIG_MAPS, lines(added("z", 101), line, added("y", 103)));
        watch();
        awaitRequests("list of 500", "watch from 100", "list of 500", "watch from 200");
        assertThat(heard.news()).containsExactly("list", "end", "ADDED z", "list", "listed a", "end");
    }

    @Test
    void whatCannotBeReadIsNotQuoted() {
        cluster.watches(CONFIG_MAPS, lines("hunter2\n"));
        watch();
        awaitWord("is Failing");
        assertThat(heard.words()).noneMatch(word -> word.contains("hunter2"));
    }

    @Test
    void anObjectNestedFiveThousandLevelsDeepDoesNotHideTheNext() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        cluster.lists(CONFIG_MAPS, list("100", object("deep", 7, deep), object("b", 8)))
                .watches(
                        CONFIG_MAPS,
                        lines(line("MODIFIED", object("deep", 101, deep)), added("c", 102))
                                .andSilence());
        watch();
        awaitNews("list", "listed deep", "listed b", "end", "MODIFIED deep", "ADDED c");
        assertThat(heard.objects().getFirst().path("data").asText()).contains("nested deeper than 100 levels");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void objectsOfMebibytesAreRead(int mebibytes) {
        String data = "{\"k\":\"" + "x".repeat(mebibytes * 1024 * 1024) + "\"}";
        cluster.lists(CONFIG_MAPS, list("100", object("large", 7, data)))
                .watches(
                        CONFIG_MAPS,
                        lines(line("MODIFIED", object("large", 101, data)), added("c", 102))
                                .andSilence());
        watch();
        awaitNews("list", "listed large", "end", "MODIFIED large", "ADDED c");
        assertThat(heard.objects().get(1).path("data").path("k").asText()).hasSize(mebibytes * 1024 * 1024);
    }

    @Test
    void anAnswerThatNeverBeginsIsGivenUpAndAskedForAgain() {
        ApiServer hasty = cluster.hastyClient();
        cluster.lists(CONFIG_MAPS, nothing(), list("100", object("a", 7)));
        watch(CONFIG_MAPS, hasty);
        awaitNews("list", "list", "listed a", "end");
        assertThat(heard.words()).anyMatch(word -> word.contains("does not answer"));
        await().untilAsserted(() -> assertThat(cluster.connections()).isEqualTo(1));
        hasty.close();
    }

    @Test
    void aWatchThatFallsSilentForTooLongIsOpenedAnew() {
        cluster.watches(CONFIG_MAPS, lines(added("a", 101)).andSilence());
        watch();
        awaitNews("list", "end", "ADDED a");
        guard.check();
        await().until(() -> {
            clock.move(Pauses.patience().plusSeconds(1));
            guard.check();
            return cluster.requests().size() >= 3;
        });
        assertThat(cluster.requests().get(2)).hasToString("watch from 101");
        await().untilAsserted(() -> assertThat(cluster.connections()).isEqualTo(1));
    }

    @Test
    void aWatchThatIsWaitedForInTurnIsNotTakenForSilent() {
        heard.room(1);
        cluster.watches(CONFIG_MAPS, lines(added("a", 101), added("b", 102)).andSilence());
        watch();
        awaitNews("list", "end", "ADDED a");
        clock.move(Pauses.patience().plusSeconds(1));
        guard.check();
        heard.room(1);
        awaitNews("list", "end", "ADDED a", "ADDED b");
        assertThat(cluster.requests()).hasSize(2);
    }

    @Test
    void whoTakesSlowlyIsSentToSlowlyAndNothingPilesUp() {
        int objects = 500;
        String large = "{\"k\":\"" + "x".repeat(200_000) + "\"}";
        String[] news = new String[objects];
        for (int i = 0; i < objects; i++) {
            news[i] = line("ADDED", object("o" + i, 101 + i, large));
        }
        cluster.watches(CONFIG_MAPS, lines(news).andSilence());
        heard.room(1);
        watch();
        await().during(Duration.ofSeconds(1)).until(cluster::written, new Unmoved());
        assertThat(cluster.written()).isBetween(200_000L, 20_000_000L);
        heard.room(objects);
        await().until(() -> heard.objects().size() == objects);
        assertThat(cluster.written()).isGreaterThan(objects * 200_000L);
    }

    @Test
    void ofSecretsOnlyMetadataIsAskedFor() {
        cluster.lists(SECRETS, list("100", object("a", 7)))
                .watches(SECRETS, lines(added("b", 101)).andSilence());
        watch(SECRETS, server);
        awaitNews("list", "listed a", "end", "ADDED b");
        assertThat(cluster.requests().get(0).accept())
                .isEqualTo("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json");
        assertThat(cluster.requests().get(1).accept())
                .isEqualTo("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json");
    }

    @Test
    void aServerThatKnowsNoMetadataOnlyAnswersWithSecretsWhichAreTakenAsSuch() {
        cluster.lists(SECRETS, list("100", object("a", 7, "{'pin':'MQ=='}")));
        watch(SECRETS, server);
        awaitNews("list", "listed a", "end");
        assertThat(heard.objects().getFirst().path("kind").asText()).isEqualTo("Secret");
        assertThat(heard.objects().getFirst().path("apiVersion").asText()).isEqualTo("v1");
    }

    @Test
    void itStopsWhereverItIs() throws InterruptedException {
        heard.room(0);
        cluster.lists(CONFIG_MAPS, list("100", object("a", 7)));
        Thread thread = watch();
        await().until(() -> heard.news().contains("list"));
        guard.stop();
        assertThat(thread.join(PATIENCE)).isTrue();
    }
}
