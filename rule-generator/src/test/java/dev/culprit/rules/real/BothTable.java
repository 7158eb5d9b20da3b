package dev.culprit.rules.real;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What both rule sets said, as {@code docs/slo-rules.md} has it. */
final class BothTable {
    private static final double PERCENT = 100;

    private BothTable() {}

    static String of(BothRules both) {
        return windows(both) + month(both) + alerts(both);
    }

    private static String windows(BothRules both) {
        var text = new StringBuilder(
                        "| | window | highest | ours is off by | Sloth's by | right behind a change | Sloth's by |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Story story : Story.values()) {
            for (String window : BothRules.WINDOWS) {
                var beside = both.beside(story, window);
                BothRules.Off settled = beside.off(false);
                BothRules.Off unsettled = beside.off(true);
                text.append("| ").append(story.slo()).append(" | ").append(window);
                DoubleStream.of(beside.peak(), settled.ours(), settled.sloth(), unsettled.ours(), unsettled.sloth())
                        .forEach(ratio -> text.append(String.format(Locale.ROOT, " | %.4f %%", PERCENT * ratio)));
                text.append(" |\n");
            }
        }
        return text.toString();
    }

    private static String month(BothRules both) {
        var text = new StringBuilder("\n| | by events | ours | by minutes | Sloth's |\n|---|---|---|---|---|\n");
        for (Story story : Story.values()) {
            var month = both.beside(story, "30d");
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.5f %% | %.5f %% | %.5f %% | %.5f %% |%n",
                    story.slo(),
                    PERCENT * story.truth().errorRatio(Story.START, Story.END),
                    PERCENT * month.ours(),
                    PERCENT * story.averageShare(),
                    PERCENT * month.sloth()));
        }
        return text.toString();
    }

    private static String alerts(BothRules both) {
        var text = new StringBuilder("\n| | alert | Sloth's | ours |\n|---|---|---|---|\n");
        for (Story story : Story.values()) {
            for (String severity : List.of("page", "ticket")) {
                text.append("| ")
                        .append(story.slo())
                        .append(" | ")
                        .append(severity)
                        .append(" | ");
                text.append(Fired.shown(fired(both.seen(story).slothFired(), severity), Story.LAST_DAY))
                        .append(" | ");
                text.append(Fired.shown(fired(both.seen(story).oursFired(), severity), Story.LAST_DAY))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static List<Fired> fired(Map<String, List<Fired>> fired, String severity) {
        return fired.getOrDefault(severity, List.of());
    }
}
