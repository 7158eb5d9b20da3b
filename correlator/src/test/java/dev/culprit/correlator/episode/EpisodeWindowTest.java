package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Lookaround;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeWindowTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest(name = "long window {0}, the SLO looks {1} back and {2} ahead: {3} to {4}")
    @CsvSource({
        "PT1H,  ,      ,      10:00, 12:10",
        "PT6H,  ,      ,      00:00, 12:10",
        ",      ,      ,      10:00, 12:10",
        "PT1H,  PT30M, ,      10:30, 12:10",
        "PT6H,  PT30M, ,      05:30, 12:10",
        "PT1H,  PT4H,  PT20M, 07:00, 12:20",
        "PT1H,  PT0S,  PT0S,  11:00, 12:00"
    })
    void evidenceIsSoughtAsFarFromTheAlertAsTheSloSaysOrElseAsIsUsual(
            @Nullable Duration longWindow,
            @Nullable Duration back,
            @Nullable Duration ahead,
            String start,
            String end) {
        assertThat(window(longWindow, new Lookaround(back, ahead)))
                .isEqualTo(new TimeRange(
                        Instant.parse("2026-03-04T" + start + ":00Z"), Instant.parse("2026-03-04T" + end + ":00Z")));
    }

    @ParameterizedTest
    @CsvSource("P400D, P400D")
    void noSloLooksFurtherThanEvidenceIsKept(Duration back, Duration ahead) {
        TimeRange window = window(Duration.ofHours(1), new Lookaround(back, ahead));

        assertThat(window.start()).isEqualTo(NOON.minus(Duration.ofHours(24)));
        assertThat(window.end()).isEqualTo(NOON.plus(EpisodeRules.MAX_LOOKAHEAD));
    }

    private static TimeRange window(@Nullable Duration longWindow, Lookaround lookaround) {
        var spike = new Spike(
                "c",
                new SloRef("shop", "api-availability"),
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                new Burn(14.5, longWindow, null),
                new Alert("BudgetBurn", "f", null, null, lookaround),
                NOON,
                null,
                NOON);
        return EpisodeRules.defaults().open(spike).period().window();
    }
}
