package dev.culprit.rules.standing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.ErrorBudget;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Outlook;
import dev.culprit.rules.standing.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final List<Outlook> outlooks = List.of(burning(), steady(), unmeasured(), away(), partly());

    @Test
    void peopleSeeATableAndALineForWhatIsNotKnown() throws IOException {
        matches("status.txt", StatusText.of(outlooks));
    }

    @Test
    void programsReadALineAnSlo() throws IOException {
        matches(
                "status.jsonl",
                String.join("\n", outlooks.stream().map(StatusJson::of).toList()) + "\n");
    }

    private static void matches(String name, String text) throws IOException {
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(GOLDEN.resolve(name), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    private static Outlook burning() {
        Promise slo = slo("checkout");
        return new Outlook(
                slo,
                known(state(99.9431, Level.CRITICAL, new ErrorBudget("43.2m", "24.6m", "18.6m", 43.1), 31.0, 29)),
                Optional.of(Duration.ofMinutes(612)));
    }

    private static Outlook steady() {
        Promise slo = slo("search");
        return new Outlook(
                slo,
                known(state(100.0, Level.MET, new ErrorBudget("43.2m", "0.0m", "43.2m", 100), 0.0, 0)),
                Optional.empty());
    }

    private static Outlook unmeasured() {
        Promise slo = slo("basket");
        var state = state(99.99, Level.UNKNOWN, new ErrorBudget("43.2m", "4.3m", "38.9m", 90), null, 0.1);
        return new Outlook(
                slo,
                new Standing(state, Knowledge.NO_DATA, "slok:sli_no_data is 1: nothing is measured now", List.of()),
                Optional.of(Duration.ofDays(900)));
    }

    private static Outlook away() {
        Promise slo = slo("profile");
        return new Outlook(
                slo, Standing.unknown(slo, Knowledge.AWAY, "Prometheus is away: it answers 503"), Optional.empty());
    }

    private static Outlook partly() {
        Promise whole = Given.yaml(Given.composition("buying", "{type: AND}", "checkout", "basket"))
                .promises()
                .compositions()
                .getFirst();
        var state = state(93.1, Level.VIOLATED, new ErrorBudget("2160.0m", "2980.8m", "-820.8m", -38), 1.4, 1.4);
        return new Outlook(
                whole, new Standing(state, Knowledge.KNOWN, "", List.of("basket")), Optional.of(Duration.ZERO));
    }

    private static Promise slo(String name) {
        return Given.yaml(Given.slo(name)).promises().slos().getFirst();
    }

    private static Standing known(ObjectiveState state) {
        return new Standing(state, Knowledge.KNOWN, "", List.of());
    }

    private static ObjectiveState state(
            double actual, Level level, ErrorBudget budget, @Nullable Double shortBurn, double longBurn) {
        return new ObjectiveState(
                "availability",
                99.9,
                actual,
                level,
                budget,
                List.of(new BurnRate("5m", shortBurn, "1h", longBurn), new BurnRate("6h", 0.3, "3d", 0.2)),
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
