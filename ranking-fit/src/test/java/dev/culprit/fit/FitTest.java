package dev.culprit.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.ranking.Case;
import dev.culprit.correlator.ranking.Feature;
import dev.culprit.correlator.ranking.Sign;
import dev.culprit.correlator.ranking.Weights;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void aSignOfCulpritsWeighsMoreThanItsPriorAndOneOfOthersLess() {
        Weights fitted = new Fit(Collections.nCopies(20, lesson()), Weights.shipped(), 1).run();

        assertThat(fitted.of(Feature.NAMED)).isGreaterThan(fitted.priors().get(Feature.NAMED));
        assertThat(fitted.of(Feature.DID_RESTART)).isLessThan(fitted.priors().get(Feature.DID_RESTART));
    }

    @Test
    void aSignThatNoIncidentShowsKeepsItsPrior() {
        Weights fitted = new Fit(Collections.nCopies(20, lesson()), Weights.shipped(), 1).run();

        assertThat(fitted.of(Feature.DID_TAINT)).isEqualTo(fitted.priors().get(Feature.DID_TAINT));
    }

    @Test
    void whatSpeaksForAStoryNeverComesToSpeakAgainstIt() {
        Weights fitted = new Fit(Collections.nCopies(200, lesson()), Weights.shipped(), 0.01).run();

        assertThat(fitted.of(Feature.NO_CHANGE)).isZero();
    }

    @Test
    void aSignThatIsHeldKeepsItsPriorWhateverTheIncidentsSay() {
        Weights shipped = Weights.shipped();
        var held = new Weights(
                shipped.values(),
                shipped.priors(),
                Map.of(Feature.NAMED, "a reason"),
                shipped.high(),
                shipped.medium());

        Weights fitted = new Fit(Collections.nCopies(20, lesson()), held, 1).run();

        assertThat(fitted.of(Feature.NAMED)).isEqualTo(fitted.priors().get(Feature.NAMED));
        assertThat(fitted.held()).containsKey(Feature.NAMED);
    }

    /** The second story is right, and told by its name; the third is a restart. */
    private static Lesson lesson() {
        var truth = new Truth("made up", "some", ALERT, List.of(), List.of());
        return new Lesson(
                new NamedCase("made up", empty()),
                truth,
                List.of(
                        List.of(new Sign(Feature.NO_CHANGE, 1, "no change")),
                        List.of(new Sign(Feature.NAMED, 1, "named")),
                        List.of(new Sign(Feature.DID_RESTART, 1, "restarted"))),
                List.of(1));
    }

    private static Case empty() {
        var episode = new Episode(
                "test",
                new SloRef("shop", "front"),
                Severity.CRITICAL,
                null,
                ALERT,
                null,
                new Alert("Burn", "f", null, null));
        var period = new Correlation.Period(
                new Onset(ALERT.minusSeconds(60), ALERT, Onset.Source.ALERT_WINDOW),
                new TimeRange(ALERT.minusSeconds(60), ALERT));
        return new Case(episode, period, new Reach(Optional.empty(), new TreeMap<>()), List.of());
    }
}
