package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Burn;
import dev.culprit.api.record.BurnSeries;
import dev.culprit.api.record.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BurnCourseTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void theCourseIsAllThatIsTold() {
        var upToTheAlert = new Burn(14.5, null, null, null, 0.4, series("12:00"));
        var upToTheEnd = new Burn(null, null, null, null, 0.3, series("12:15"));

        timeline.spike(Alerts.spike("api-availability", Severity.CRITICAL, "12:00", null, upToTheAlert));
        assertThat(timeline.last().episode().series()).isEqualTo(upToTheAlert.series());

        timeline.spike(Alerts.spike("api-availability", Severity.CRITICAL, "12:00", "12:15", upToTheEnd))
                .ends("12:20");
        BurnSeries whole = Objects.requireNonNull(timeline.last().episode().series());
        assertThat(whole.start()).isBeforeOrEqualTo(time("11:57"));
        assertThat(whole.end()).isAfterOrEqualTo(time("12:15"));
        assertThat(whole.values()).contains(9.0, 14.5);
        assertThat(timeline.last().episode().budgetRemaining()).isEqualTo(0.3);
        assertThat(timeline.last().episode().burnRate()).isEqualTo(14.5);
    }

    private static BurnSeries series(String end) {
        Duration step = Duration.ofMinutes(1);
        return new BurnSeries(
                BurnSeries.Measure.BURN_RATE, time(end).minus(step.multipliedBy(3)), step, List.of(0.1, 9.0, 14.5));
    }
}
