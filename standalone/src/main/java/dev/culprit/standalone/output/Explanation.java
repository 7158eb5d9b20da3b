package dev.culprit.standalone.output;

import dev.culprit.api.record.Onset;
import dev.culprit.api.v1alpha1.CorrelatedEvent;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.ClearedObject;
import dev.culprit.correlator.wording.BudgetText;
import dev.culprit.runtime.text.OneLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that an SLOCorrelation says, in the order in which a person asks: what, who, why, who else, and what next. */
public final class Explanation {
    private final SLOCorrelation correlation;
    private final SLOCorrelationStatus status;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private Explanation(SLOCorrelation correlation, Style style) {
        this.correlation = correlation;
        this.status = correlation.getStatus();
        this.style = style;
    }

    /**
     * The text, with a line break at its end.
     *
     * @param correlation with a status
     */
    public static String of(SLOCorrelation correlation, Style style) {
        var text = new Explanation(correlation, style);
        text.headline();
        text.burn();
        text.ties();
        text.suspects();
        text.noChange();
        text.cleared();
        text.missing();
        text.verdict();
        return String.join("\n", text.lines) + "\n";
    }

    private void headline() {
        var slo = correlation.getSpec().sloRef();
        Double burn = status.burnRateAtDetection();
        lines.add(style.bold(OneLine.of(slo.namespace() + "/" + slo.name())) + "  " + word(status.severity())
                + (burn == null ? "" : ", burning " + CorrelationTable.burnRate(burn) + "x"));
        lines.add(OneLine.of(correlation.getMetadata().getName())
                + (status.phase() == null ? "" : "  " + word(status.phase()) + ", revision " + status.revision()));
        Optional.ofNullable(correlation.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(SLOCorrelation.REVISED))
                .ifPresent(news -> lines.add("news of this revision: " + OneLine.of(news)));
        if (status.summary() != null) {
            lines.add("");
            lines.add(OneLine.of(status.summary()));
        }
    }

    private void burn() {
        title("What burned");
        var alert = status.alert();
        Instant resolved = status.resolvedAt();
        row(
                "alert",
                (alert == null ? "" : OneLine.of(alert.name()) + " ") + "since "
                        + SuspectList.DAY_AND_CLOCK.format(alertAt())
                        + (status.startsAt() == null
                                ? ""
                                : resolved == null
                                        ? ", not resolved"
                                        : ", resolved " + SuspectList.DAY_AND_CLOCK.format(resolved)));
        if (alert != null && alert.runbookUrl() != null) {
            row("runbook", OneLine.of(alert.runbookUrl()));
        }
        var onset = status.onset();
        if (onset != null) {
            row(
                    "began",
                    "between " + SuspectList.DAY_AND_CLOCK.format(onset.earliest()) + " and "
                            + SuspectList.DAY_AND_CLOCK.format(onset.latest()) + ", " + source(onset.source()));
        }
        Double left = status.budgetPercentRemaining();
        if (left != null) {
            row("budget", BudgetText.of(left));
        }
        row(
                "weighed",
                "what changed from "
                        + SuspectList.DAY_AND_CLOCK.format(status.window().start()) + " to "
                        + SuspectList.DAY_AND_CLOCK.format(status.window().end()));
        var entry = status.entry();
        row(
                "measures",
                entry == null
                        ? "a workload that is not known"
                        : SuspectText.object(entry.kind(), entry.namespace(), entry.name()));
    }

    private void ties() {
        if (!status.compositions().isEmpty()) {
            row("part of", status.compositions().stream().map(OneLine::of).collect(Collectors.joining(", ")));
        }
        boolean isMore = Boolean.TRUE.equals(status.moreOfSameCause());
        for (SLOCorrelationStatus.Sibling sibling : status.sameCause()) {
            row(
                    "like",
                    OneLine.of(sibling.namespace() + "/" + sibling.slo()) + ", which burns for the same change: "
                            + OneLine.of(sibling.name()));
        }
        if (isMore) {
            row("", "and more with the same label culprit.slok.io/cause");
        }
    }

    private static String source(Onset.Source source) {
        return switch (source) {
            case BURN_RATE -> "as its burn rate shows";
            case ALERT_WINDOW -> "which is the alert's long window";
            case ASSUMED -> "as is assumed for want of the alert's window";
        };
    }

    private void suspects() {
        List<CorrelatedEvent> suspects = status.correlatedEvents();
        title(suspects.isEmpty() ? "Suspects: none" : "Suspects, best first");
        for (int i = 0; i < suspects.size(); i++) {
            lines.addAll(SuspectText.lines(i + 1, suspects.get(i), alertAt(), style));
        }
        left(status.suspectsLeftOut());
    }

    private void noChange() {
        title("No change explains this");
        Double score = status.noChangeScore();
        row("score", score == null ? "not told" : SuspectList.points(score) + ", which competes with the suspects'");
        lines.addAll(SuspectText.parts(status.noChangeContributions(), style));
        if (status.noChangeStory() != null) {
            row("likelier", OneLine.of(status.noChangeStory()));
        }
    }

    private void cleared() {
        if (status.cleared().isEmpty()) {
            return;
        }
        title("Cleared");
        var columns = new Columns();
        for (ClearedObject cleared : status.cleared()) {
            columns.add(List.of(
                    "  " + SuspectText.object(cleared.kind(), cleared.namespace(), cleared.name()),
                    SuspectList.DAY_AND_CLOCK.format(cleared.timestamp()),
                    OneLine.of(Optional.ofNullable(cleared.change()).orElse(""), 60),
                    OneLine.of(cleared.reason())));
        }
        lines.addAll(columns.lines());
        left(status.clearedLeftOut());
    }

    private void missing() {
        if (!status.conditions().isEmpty()) {
            title("Missing");
            status.conditions()
                    .forEach(condition ->
                            lines.add("  " + OneLine.of(condition.type()) + ": " + OneLine.of(condition.message())));
        }
    }

    private void verdict() {
        title("Verdict");
        Map<String, String> said =
                Optional.ofNullable(correlation.getMetadata().getAnnotations()).orElse(Map.of());
        String answer =
                said.getOrDefault(SLOCorrelation.VERDICT, status.verdict() == null ? "" : word(status.verdict()));
        if (!answer.isBlank()) {
            String by = said.getOrDefault(SLOCorrelation.VERDICT + "-by", "");
            String note = said.getOrDefault(SLOCorrelation.VERDICT + "-note", "");
            lines.add("  " + OneLine.of(answer) + (by.isBlank() ? "" : " by " + OneLine.of(by))
                    + (note.isBlank() ? "" : ": " + OneLine.of(note)));
            return;
        }
        String annotate =
                "  kubectl annotate slocorr -n " + correlation.getMetadata().getNamespace() + " "
                        + correlation.getMetadata().getName() + " " + SLOCorrelation.VERDICT + "=";
        lines.add("  none yet. If the first suspect was it, say so; if not, too:");
        lines.add(annotate + "confirmed");
        lines.add(annotate + "wrong");
    }

    private Instant alertAt() {
        return status.startsAt() == null ? status.detectedAt() : status.startsAt();
    }

    private void title(String text) {
        lines.add("");
        lines.add(style.bold(text));
    }

    private void row(String name, String value) {
        lines.add(String.format(Locale.ROOT, "  %-9s %s", name, value));
    }

    private void left(@Nullable Integer out) {
        if (out != null && out > 0) {
            lines.add("  and " + out + " more");
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
