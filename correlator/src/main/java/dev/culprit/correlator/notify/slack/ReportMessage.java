package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.wording.BudgetText;
import dev.culprit.correlator.wording.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A correlation as a message: a pure function, the same for the same content. Each part has a limit, so that the whole is
 * within Slack's, whatever the parts are.
 */
final class ReportMessage {
    private static final int HEADER = 150;
    private static final int HEADLINE = 600;
    private static final int FIELD = 120;
    private static final int NAME = 150;
    private static final int CHANGE = 400;
    private static final int LINE = 200;
    private static final int CLEARED = 500;
    private static final int DETAIL = 330;
    private static final int MODEL = 80;
    private static final int FALLBACK = 400;
    private static final int MOST_SUSPECTS = 3;
    private static final int MOST_SEEN = 2;
    private static final int MOST_CLEARED = 3;
    private static final int MOST_DETAILS = 3;
    private static final int MOST_SENTENCES = 4;
    private static final int MOST_STEPS = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What goes to a shell is taken as it is or not at all. */
    private static final Pattern NAME_IN_SHELL = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private final Links links;
    private final Story.Teller teller;

    ReportMessage(Links links, Story.Teller teller) {
        this.links = links;
        this.teller = teller;
    }

    /** The whole report. */
    SlackMessage of(Correlation correlation) {
        return of(correlation, "");
    }

    /** The same, where it follows an earlier message: what is new, in one line. */
    SlackMessage of(Correlation correlation, String news) {
        Story story = teller.of(correlation);
        var blocks = new Blocks().header(SlackText.plain(title(correlation), HEADER));
        if (!news.isEmpty()) {
            blocks.plain(SlackText.plain(news, DETAIL));
        }
        blocks.plain(SlackText.plain(story.headline(), HEADLINE)).fields(facts(correlation));
        suspects(correlation, blocks);
        blocks.context(cleared(correlation.findings()));
        tale(story, blocks);
        List<String> ways = ways(correlation);
        if (!ways.isEmpty()) {
            blocks.markup(String.join("\n", ways));
        }
        blocks.context(List.of(standing(correlation)));
        String text = title(correlation) + ". " + story.headline();
        return new SlackMessage(SlackText.plain(text, FALLBACK), blocks.toJson());
    }

    /** A model's words are set apart from what was found, and say whose they are. */
    private static void tale(Story story, Blocks blocks) {
        switch (story.ending()) {
            case Story.ByRule rule -> blocks.context(lines(rule.details(), MOST_DETAILS, ""));
            case Story.ByModel model -> {
                List<String> lines = Stream.concat(
                                lines(model.explanation(), MOST_SENTENCES, "").stream(),
                                lines(model.nextSteps(), MOST_STEPS, "• ").stream())
                        .toList();
                blocks.plain(String.join("\n", lines))
                        .context(List.of("Told by " + SlackText.plain(model.name(), MODEL)
                                + " from the evidence, ranked without it"));
            }
        }
    }

    private static List<String> lines(List<String> sentences, int most, String mark) {
        return sentences.stream()
                .limit(most)
                .map(sentence -> mark + SlackText.plain(sentence, DETAIL))
                .toList();
    }

    /** Said in the thread when a burn is over. */
    static String resolved(Correlation correlation) {
        Episode episode = correlation.episode();
        Instant end = Optional.ofNullable(episode.resolvedAt()).orElse(episode.startsAt());
        return "✅ Resolved at " + TIME.format(end) + ", after "
                + HumanDuration.of(Duration.between(episode.startsAt(), end)) + named(correlation);
    }

    static String firesAgain(Correlation correlation) {
        return mark(correlation.episode().severity()) + " It fires again" + named(correlation);
    }

    static String escalated(Correlation correlation) {
        Severity severity = correlation.episode().severity();
        return mark(severity) + " Escalated to " + word(severity) + named(correlation);
    }

    /** Said where a message cannot be edited. */
    static String revised(Correlation correlation) {
        return "Now suspected first: "
                + topSuspect(correlation)
                        .map(name -> SlackText.plain(name, NAME))
                        .orElse("no change");
    }

    /** The name by which two revisions are compared: none where no change is named. */
    static Optional<String> topSuspect(Correlation correlation) {
        return correlation
                .findings()
                .topSuspect()
                .map(suspect -> suspect.object().toString());
    }

    private static String named(Correlation correlation) {
        return topSuspect(correlation)
                .map(name -> ". Suspected first: " + SlackText.plain(name, NAME))
                .orElse(". No change stands out");
    }

    private static String title(Correlation correlation) {
        Episode episode = correlation.episode();
        return episode.resolvedAt() == null
                ? mark(episode.severity()) + " " + word(episode.severity()) + ": " + episode.slo()
                        + " burns its error budget"
                : "✅ resolved: " + episode.slo() + " burned its error budget";
    }

    private static List<String> facts(Correlation correlation) {
        Episode episode = correlation.episode();
        Double rate = episode.burnRate();
        Instant end = episode.resolvedAt();
        var facts = new ArrayList<String>();
        facts.add(fact("Severity", word(episode.severity())));
        facts.add(fact(
                "Burn rate",
                rate == null ? "not told" : String.format(Locale.ROOT, "%.1fx what the budget allows", rate)));
        Double left = episode.budgetRemaining();
        if (left != null) {
            facts.add(fact("Error budget", BudgetText.of(BudgetText.percent(left))));
        }
        facts.add(fact("Alert since", TIME.format(episode.startsAt())));
        facts.add(fact(
                "State",
                end == null
                        ? "burning"
                        : "resolved after " + HumanDuration.of(Duration.between(episode.startsAt(), end))));
        if (!episode.alert().name().isBlank()) {
            facts.add(fact("Alert", episode.alert().name()));
        }
        facts.add(fact("Cluster", episode.cluster()));
        return facts;
    }

    private static String fact(String name, String value) {
        return name + "\n" + SlackText.plain(value, FIELD);
    }

    private static void suspects(Correlation correlation, Blocks blocks) {
        Findings findings = correlation.findings();
        List<Suspect> first = findings.suspects().stream().limit(MOST_SUSPECTS).toList();
        if (!first.isEmpty()) {
            blocks.divider();
        }
        IntStream.range(0, first.size())
                .forEach(i -> suspect(i + 1, first.get(i), correlation.episode().startsAt(), blocks));
        int more = findings.suspects().size() - first.size() + findings.suspectsLeftOut();
        if (more > 0) {
            blocks.context(List.of("and " + more + " more, less likely"));
        }
    }

    private static void suspect(int rank, Suspect suspect, Instant alert, Blocks blocks) {
        String actor = suspect.actor().isBlank() || suspect.actor().equals(Actor.UNKNOWN)
                ? ""
                : ", by " + SlackText.code(suspect.actor(), NAME);
        blocks.markup("*" + rank + ".* " + SlackText.code(suspect.object().toString(), NAME) + "  *"
                + word(suspect.confidence()) + "*, " + distance(suspect.timestamp(), alert) + actor + "\n"
                + SlackText.codeBlock(suspect.change(), CHANGE));
        blocks.context(suspect.evidence().stream()
                // the first is the change itself
                .skip(1)
                .limit(MOST_SEEN)
                .map(line -> SlackText.plain(line.text(), LINE))
                .toList());
    }

    private static String distance(Instant change, Instant alert) {
        Duration before = Duration.between(change, alert);
        return HumanDuration.of(before) + (before.isNegative() ? " after the alert" : " before the alert");
    }

    private static List<String> cleared(Findings findings) {
        List<Cleared> listed = findings.cleared();
        if (listed.isEmpty()) {
            return List.of();
        }
        String named = listed.stream()
                .limit(MOST_CLEARED)
                .map(one -> one.object() + " (" + one.reason() + ")")
                .collect(Collectors.joining(", "));
        int more = Math.max(0, listed.size() - MOST_CLEARED) + findings.clearedLeftOut();
        return List.of(SlackText.plain("Cleared" + (more > 0 ? ", with " + more + " more: " : ": ") + named, CLEARED));
    }

    private List<String> ways(Correlation correlation) {
        var ways = new ArrayList<String>();
        String addresses = links.markup(correlation);
        if (!addresses.isEmpty()) {
            ways.add(addresses);
        }
        String namespace = correlation.episode().slo().namespace();
        if (NAME_IN_SHELL.matcher(namespace).matches()
                && NAME_IN_SHELL.matcher(correlation.name()).matches()) {
            ways.add("`kubectl describe slocorr " + correlation.name() + " -n " + namespace + "`");
        }
        return ways;
    }

    private static String standing(Correlation correlation) {
        return correlation.phase() == Phase.FINAL ? "Final" : "Provisional: more evidence may come";
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "🔴";
            case DEGRADED -> "🟠";
            case WARNING -> "🟡";
        };
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
