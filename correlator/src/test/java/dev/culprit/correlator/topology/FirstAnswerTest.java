package dev.culprit.correlator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Severity;
import dev.culprit.correlator.episode.FirstAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long an alert waits is measured from its arrival to its first correlation, and no later one. */
class FirstAnswerTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void whatNobodyAskedForTookNoTime() {
        timeline.workload("api").watermark("11:45");

        assertThat(metric(FirstAnswers.LONGEST)).isNaN();
    }

    @Test
    void theFirstRevisionAloneCounts() {
        // the clock of this day stands at its beginning until something makes it go on
        timeline.workload("api").watermark("00:00").fires("00:00", "api-availability", Severity.CRITICAL);
        double first = metric(FirstAnswers.LONGEST);
        timeline.ends("12:20");

        assertThat(first).isBetween(0.0, (double) Duration.ofSeconds(1).toMillis());
        assertThat(timeline.revisions()).hasSizeGreaterThan(1);
        assertThat(metric("first-answer-total")).isEqualTo(1);
    }

    /** The greatest over all tasks; not a number where none has a value. */
    private double metric(String name) {
        return timeline.driver.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .mapToDouble(metric -> (double) metric.metricValue())
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
