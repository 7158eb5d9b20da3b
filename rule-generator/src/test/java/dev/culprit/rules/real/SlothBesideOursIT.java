package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.rules.real.BothRules.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sloth's rules for an SLO of 99.9 % over 30 days beside ours. What is found is written to {@code target/beside-sloth.md}, as
 * {@code docs/slo-rules.md} has it.
 */
class SlothBesideOursIT {
    private static final double BUDGET = 0.001;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // runBoth sets it
    private static BothRules both;

    @BeforeAll
    static void runBoth() throws Exception {
        assumeTrue(Tool.areThere(), Tool.NEEDED);
        both = new BothRules();
        both.run(folder);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/beside-sloth.md"), BothTable.of(both));
    }

    @Test
    void asLongAsNothingChangesTheySayTheSameAndAreQuiet() {
        Seen steady = both.seen(Story.STEADY);

        for (Map<String, NavigableMap<Long, Double>> ratiosOf : List.of(steady.ours(), steady.sloth())) {
            ratiosOf.forEach((window, ratios) -> assertThat(ratios.values())
                    .as(window)
                    .isNotEmpty()
                    .allSatisfy(ratio -> assertThat(ratio).isCloseTo(0.0005, within(1e-9))));
        }
        assertThat(steady.oursFired().values()).allMatch(List::isEmpty);
        assertThat(steady.slothFired().values()).allMatch(List::isEmpty);
    }

    @Test
    void upToHalfAnHourTheRatiosAreTheSame() {
        for (Story story : Story.values()) {
            for (String window : List.of("5m", "30m")) {
                var beside = both.beside(story, window);
                assertThat(Math.max(beside.off(false).each(), beside.off(true).each()))
                        .as("%s over %s", story, window)
                        .isLessThan(1e-9);
            }
        }
    }

    @Test
    void longerRatiosAreNearEachOtherAndOursNearWhatHappened() {
        for (Story story : Story.values()) {
            for (String window : List.of("1h", "2h", "6h", "1d", "3d")) {
                var beside = both.beside(story, window);
                BothRules.Off settled = beside.off(false);
                BothRules.Off unsettled = beside.off(true);
                assertThat(Math.max(settled.each(), unsettled.each()))
                        .as("%s over %s, from each other", story, window)
                        .isLessThan(0.031 * beside.peak());
                assertThat(settled.ours())
                        .as("%s over %s, from what happened", story, window)
                        .isLessThan(0.01 * beside.peak());
                assertThat(unsettled.ours())
                        .as("%s over %s, right behind a change", story, window)
                        .isLessThan(0.03 * beside.peak());
            }
        }
    }

    @Test
    void theSameAlertsFireAndOursAsMuchLaterAsTheyHold() {
        for (Story story : Story.values()) {
            for (String severity : List.of("page", "ticket")) {
                List<Fired> ours = fired(both.seen(story).oursFired(), severity);
                List<Fired> sloth = fired(both.seen(story).slothFired(), severity);
                assertThat(ours).as("%s of %s", severity, story).hasSameSizeAs(sloth);
                for (int i = 0; i < ours.size(); i++) {
                    Duration later =
                            Duration.between(sloth.get(i).from(), ours.get(i).from());
                    Duration longer =
                            Duration.between(sloth.get(i).to(), ours.get(i).to());
                    // the hold is that of whichever tier is the first
                    Duration most = severity.equals("page") ? Duration.ofMinutes(16) : Duration.ofMinutes(181);
                    assertThat(later).as("%s of %s begins", severity, story).isBetween(Duration.ofMinutes(1), most);
                    assertThat(longer.abs())
                            .as("%s of %s ends", severity, story)
                            .isLessThanOrEqualTo(Duration.ofMinutes(2));
                }
            }
        }
        assertThat(fired(both.seen(Story.STEP).oursFired(), "page")).isNotEmpty();
        assertThat(fired(both.seen(Story.STEP).oursFired(), "ticket")).isNotEmpty();
        assertThat(fired(both.seen(Story.BURST).oursFired(), "page")).isNotEmpty();
        assertThat(fired(both.seen(Story.RESET).oursFired(), "page")).isNotEmpty();
    }

    @Test
    void overThirtyDaysSlothWeighsMinutesAndOursEvents() {
        for (Story story : Story.values()) {
            var month = both.beside(story, "30d");
            double events = story.truth().errorRatio(Story.START, Story.END);
            double minutes = story.averageShare();

            assertThat(month.ours()).as("%s, ours", story).isCloseTo(events, within(0.003 * events));
            assertThat(month.sloth()).as("%s, Sloth's", story).isCloseTo(minutes, within(0.003 * minutes));
        }
        // a quiet half hour in which half of 3,600 failed, of 22 million
        var burst = both.beside(Story.BURST, "30d");
        assertThat(burst.sloth() / BUDGET).isGreaterThan(2);
        assertThat(burst.ours() / BUDGET).isLessThan(0.1);
    }

    private static List<Fired> fired(Map<String, List<Fired>> fired, String severity) {
        return fired.getOrDefault(severity, List.of());
    }
}
