package dev.culprit.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.culprit.collector.WatchType;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final MovableClock clock = new MovableClock(TEN.toString());
    private final Feed feed = new Feed(1000, clock);

    @Test
    void whatCameFirstIsTakenFirstWithTheTimeAtWhichItCame() throws Exception {
        feed.put(FeedTest::news, 100);
        clock.move(Duration.ofSeconds(3));
        feed.put(FeedTest::news, 100);
        assertThat(feed.take(10, NO_WAIT).arrivals()).extracting(Arrival::at).containsExactly(TEN, TEN.plusSeconds(3));
    }

    @Test
    void whoBringsMoreThanThereIsRoomForWaits() throws Exception {
        feed.put(FeedTest::news, 600);
        Thread waiting = waits(600);
        assertThat(feed.used()).isEqualTo(600);
        feed.take(1, NO_WAIT);
        waiting.join(Duration.ofMinutes(1));
        assertThat(waiting.isAlive()).isFalse();
        assertThat(feed.used()).isEqualTo(600);
    }

    @Test
    void oneThingThatIsLargerThanAllTheRoomIsLetInAlone() throws Exception {
        feed.put(FeedTest::news, 5000);
        assertThat(feed.take(10, NO_WAIT).arrivals()).hasSize(1);
        assertThat(feed.used()).isZero();
    }

    @Test
    void whoWaitedKeepsTheTimeAtWhichItCame() throws Exception {
        feed.put(FeedTest::news, 600);
        Thread waiting = waits(600);
        clock.move(Duration.ofMinutes(1));
        feed.take(1, NO_WAIT);
        waiting.join(Duration.ofMinutes(1));
        assertThat(feed.take(1, NO_WAIT).arrivals()).extracting(Arrival::at).containsExactly(TEN);
    }

    @Test
    void itIsQuietWhenNothingIsLeftAndNobodyWaits() throws Exception {
        assertThat(feed.take(10, NO_WAIT).quietUntil()).contains(TEN);
        feed.put(FeedTest::news, 600);
        Thread waiting = waits(600);
        assertThat(feed.take(1, NO_WAIT).quietUntil()).isEmpty();
        waiting.join(Duration.ofMinutes(1));
        assertThat(feed.take(10, NO_WAIT).quietUntil()).contains(TEN);
    }

    @Test
    void noMoreIsTakenThanAskedFor() throws Exception {
        feed.put(FeedTest::news, 1);
        feed.put(FeedTest::news, 1);
        Feed.Batch batch = feed.take(1, NO_WAIT);
        assertThat(batch.arrivals()).hasSize(1);
        assertThat(batch.quietUntil()).isEmpty();
    }

    /** Returns when it waits. */
    private Thread waits(long bytes) {
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                feed.put(FeedTest::news, bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> waiting.getState() == Thread.State.WAITING);
        return waiting;
    }

    private static Arrival news(Instant at) {
        return new Arrival.News(FakeCluster.CONFIG_MAPS, at, WatchType.ADDED, JsonNodeFactory.instance.objectNode());
    }
}
