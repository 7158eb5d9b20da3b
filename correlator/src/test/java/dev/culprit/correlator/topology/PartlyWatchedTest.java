package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who was not there cannot say that nothing happened. */
class PartlyWatchedTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void aWindowWhoseBeginningNobodyWatchedSaysSo() {
        timeline.workload("api")
                .watermark("11:45", "11:40")
                .edited("11:58", deployment("api"), "1.4", "1.5")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .watermark("12:01", "11:40");

        assertThat(timeline.last().conditions()).containsExactly(unknownBefore("11:40:00"));

        timeline.ends("12:20");
        assertThat(timeline.last().conditions()).containsExactly(unknownBefore("11:40:00"));
    }

    @Test
    void aWindowThatWasWatchedFromItsBeginningSaysNothing() {
        timeline.workload("api")
                .watermark("09:05", "09:00")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.last().conditions()).isEmpty();
    }

    @Test
    void aSecondCollectorBesideTheFirstLeavesNoGap() {
        timeline.workload("api")
                .watermark("09:05", "09:00")
                .watermark("11:45")
                .watermark("11:46", "11:45")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.last().conditions()).isEmpty();
    }

    @Test
    void aCollectorThatHasLostWhatItKnewDoes() {
        timeline.workload("api")
                .watermark("09:05", "09:00")
                .watermark("11:00")
                .watermark("11:46", "11:45")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.last().conditions()).containsExactly(unknownBefore("11:45:00"));
    }

    private static Condition unknownBefore(String clock) {
        return new Condition(
                Condition.WINDOW_PARTLY_WATCHED,
                "WatchBegan",
                "what changed before " + Timeline.time(clock)
                        + " is not known: the cluster was not watched then, or it is kept no longer");
    }
}
