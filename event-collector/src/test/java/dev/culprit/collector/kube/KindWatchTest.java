package dev.culprit.collector.kube;

import static dev.culprit.collector.kube.FakeAnswer.added;
import static dev.culprit.collector.kube.FakeAnswer.bookmark;
import static dev.culprit.collector.kube.FakeAnswer.error;
import static dev.culprit.collector.kube.FakeAnswer.lines;
import static dev.culprit.collector.kube.FakeAnswer.list;
import static dev.culprit.collector.kube.FakeAnswer.object;
import static dev.culprit.collector.kube.FakeAnswer.page;
import static dev.culprit.collector.kube.FakeAnswer.refused;
import static dev.culprit.collector.kube.FakeAnswer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How a scope is listed and followed, and from where it is taken up. */
class KindWatchTest extends KindWatchBench {
    KindWatchTest() throws IOException {}

    @Test
    void aListIsReadPageByPageAndFollowedFromItsVersion() {
        cluster.lists(CONFIG_MAPS, page("100", "p2", object("a", 7)), page("100", "", object("b", 8)))
                .watches(CONFIG_MAPS, lines(added("c", 101)).andSilence());
        watch();
        awaitNews("list", "listed a", "listed b", "end", "ADDED c");
        awaitRequests("list of 500", "list of 500 from p2", "watch from 100");
    }

    @Test
    void anEmptyListIsAList() {
        cluster.lists(CONFIG_MAPS, text(200, "{\"metadata\":{\"resourceVersion\":\"5\"},\"items\":null}"));
        watch();
        awaitNews("list", "end");
        awaitRequests("list of 500", "watch from 5");
    }

    @Test
    void theMetadataOfAListMayComeBehindItsItems() {
        cluster.lists(
                CONFIG_MAPS,
                text(
                        200,
                        "{\"items\":[" + object("a", 7)
                                + "],\"more\":{\"x\":[1]},\"metadata\":{\"resourceVersion\":\"9\"}}"));
        watch();
        awaitNews("list", "listed a", "end");
        awaitRequests("list of 500", "watch from 9");
    }

    @Test
    void aWatchThatTheServerClosesIsTakenUpWhereItEnded() {
        cluster.watches(CONFIG_MAPS, lines(added("a", 101)), lines(added("b", 105)));
        watch();
        awaitNews("list", "end", "ADDED a", "ADDED b");
        awaitRequests("list of 500", "watch from 100", "watch from 101", "watch from 105");
    }

    @Test
    void aBookmarkMovesThePointFromWhichAWatchIsTakenUp() {
        cluster.watches(CONFIG_MAPS, lines(bookmark(160)));
        watch();
        awaitRequests("list of 500", "watch from 100", "watch from 160");
        assertThat(heard.news()).containsExactly("list", "end", "current");
    }

    @Test
    void aWatchThatIsClosedAtOnceIsNotOpenedAgainAtOnce() {
        cluster.watches(CONFIG_MAPS, lines(), lines(), lines());
        watch();
        awaitRequests("list of 500", "watch from 100", "watch from 100", "watch from 100", "watch from 100");
        assertThat(pauses).hasSize(3).allMatch(pause -> pause.toMillis() >= 500);
    }

    @Test
    void aLineThatIsCutOffIsReadAgainAndWhatCameBeforeItIsNot() {
        cluster.watches(
                CONFIG_MAPS,
                lines(added("a", 101), added("b", 102).substring(0, 40)),
                lines(added("b", 102)).andSilence());
        watch();
        awaitNews("list", "end", "ADDED a", "ADDED b");
        assertThat(heard.words()).noneMatch(word -> word.startsWith("is Failing"));
    }

    @Test
    void aWatchThatIsCutOffInItsFirstLineFails() {
        cluster.watches(
                CONFIG_MAPS,
                lines(added("b", 102).substring(0, 40)),
                lines(added("b", 102)).andSilence());
        watch();
        awaitNews("list", "end", "ADDED b");
        assertThat(heard.words()).anyMatch(word -> word.startsWith("is Failing"));
    }

    @Test
    void aConnectionThatBreaksIsTakenUpBehindWhatCame() {
        cluster.watches(
                CONFIG_MAPS,
                lines(added("a", 101)).andReset(),
                lines(added("a", 101), added("b", 102)).andSilence());
        watch();
        await().until(() -> heard.news().contains("ADDED b"));
        assertThat(heard.news()).startsWith("list", "end", "ADDED a").endsWith("ADDED b");
        assertThat(cluster.requests())
                .extracting(FakeRequest::toString)
                .filteredOn("list of 500"::equals)
                .hasSize(1);
    }

    @Test
    void whenTheServerHasForgottenTheStartOfAWatchEverythingIsListedAgain() {
        cluster.lists(CONFIG_MAPS, list("100", object("a", 7)), list("200", object("b", 150)))
                .watches(CONFIG_MAPS, refused(410));
        watch();
        awaitRequests("list of 500", "watch from 100", "list of 500", "watch from 200");
        assertThat(heard.news()).containsExactly("list", "listed a", "end", "list", "listed b", "end");
    }

    @Test
    void whenTheServerForgetsDuringAWatchEverythingIsListedAgain() {
        cluster.lists(CONFIG_MAPS, list("100"), list("200")).watches(CONFIG_MAPS, lines(added("a", 101), error(410)));
        watch();
        awaitRequests("list of 500", "watch from 100", "list of 500", "watch from 200");
    }

    @Test
    void anotherErrorInAWatchIsNoReasonToListAgain() {
        cluster.watches(CONFIG_MAPS, lines(added("a", 101), error(500)));
        watch();
        awaitRequests("list of 500", "watch from 100", "watch from 101");
    }

    @Test
    void whenTheServerForgetsBetweenTwoPagesTheListIsAskedForAtOnce() {
        cluster.lists(CONFIG_MAPS, page("100", "p2", object("a", 7)), refused(410), list("120", object("b", 8)));
        watch();
        awaitRequests("list of 500", "list of 500 from p2", "list", "watch from 120");
        assertThat(heard.news()).containsExactly("list", "listed a", "list", "listed b", "end");
    }
}
