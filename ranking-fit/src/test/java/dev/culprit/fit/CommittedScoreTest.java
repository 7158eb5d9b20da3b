package dev.culprit.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.culprit.api.record.Json;
import dev.culprit.correlator.ranking.Ranking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two incidents may go either way; what falls below that is a regression of detection, graph or ranking. */
class CommittedScoreTest {
    private static final Path INCIDENTS = Path.of("..", "..", "shared", "incidents", "dev");

    private static final int TOLERATED = 2;

    @Test
    void theShippedWeightsReachTheCommittedScore() throws Exception {
        var incidents = new Incidents(INCIDENTS);
        assumeTrue(incidents.isThere(), "needs the recorded incidents in ../shared, which are absent");
        Map<Setting, CommittedScore> committed = committed();

        List<NamedCase> cases = incidents.play(Optional.empty());

        check(incidents.lessons(cases), requireNonNull(committed.get(Setting.INFERRED)));
        check(
                incidents.lessons(cases.stream().map(Setting::withoutCalls).toList()),
                requireNonNull(committed.get(Setting.UNKNOWN)));
    }

    private static void check(List<Lesson> lessons, CommittedScore committed) {
        Ranking ranking = Ranking.defaults();
        CommittedScore score = CommittedScore.of(
                lessons.stream().map(lesson -> Outcome.of(lesson, ranking)).toList());

        assertThat(score.first()).as("culprits first").isGreaterThanOrEqualTo(committed.first() - TOLERATED);
        assertThat(score.third()).as("among three").isGreaterThanOrEqualTo(committed.third() - TOLERATED);
        assertThat(score.found()).as("called high").isGreaterThanOrEqualTo(committed.found() - TOLERATED);
        assertThat(score.abstained()).as("left alone").isGreaterThanOrEqualTo(committed.abstained() - TOLERATED);
        assertThat(score.falseAlarms()).as("false alarms").isLessThanOrEqualTo(committed.falseAlarms() + TOLERATED);
    }

    private static Map<Setting, CommittedScore> committed() throws IOException {
        try (InputStream in = CommittedScoreTest.class.getResourceAsStream("committed-score.json")) {
            assertThat(in).as("committed-score.json").isNotNull();
            return Json.mapper().readValue(in, new TypeReference<>() {});
        }
    }
}
