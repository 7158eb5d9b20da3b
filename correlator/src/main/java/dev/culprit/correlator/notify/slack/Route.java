package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the correlations go that meet all conditions.
 *
 * @param channel a name or an id; {@link #NOWHERE}: they are not told
 */
record Route(List<Condition> conditions, String channel) {
    /** In the place of a channel. */
    static final String NOWHERE = "none";

    /** How one is written. */
    static final String FORM = "CONDITION, CONDITION -> #channel";

    private static final String ARROW = "->";
    private static final String LABEL = "label.";
    private static final Pattern CHANNEL = Pattern.compile("#?[\\p{L}\\p{N}._-]{1,80}");
    private static final List<String> SUBJECTS = List.of("namespace", "severity", "slo", "alert", "service", "cluster");

    Route {
        conditions = List.copyOf(conditions);
    }

    /** What a rule asks for. */
    record Condition(String subject, Pattern pattern) {
        boolean isMet(Episode episode) {
            String value = value(episode);
            return value != null && pattern.matcher(value).matches();
        }

        private @Nullable String value(Episode episode) {
            Alert alert = episode.alert();
            return switch (subject) {
                case "namespace" -> episode.slo().namespace();
                case "severity" -> episode.severity().name().toLowerCase(Locale.ROOT);
                case "slo" -> episode.slo().name();
                case "alert" -> alert.name();
                case "service" -> alert.service();
                case "cluster" -> episode.cluster();
                default -> alert.labels() == null ? null : alert.labels().get(subject.substring(LABEL.length()));
            };
        }
    }

    /** A rule, or what is wrong with it. */
    sealed interface Read {
        record Right(Route route) implements Read {}

        record Wrong(String mistake) implements Read {}
    }

    boolean isFor(Correlation correlation) {
        return conditions.stream().allMatch(condition -> condition.isMet(correlation.episode()));
    }

    static boolean isChannel(String text) {
        return CHANNEL.matcher(text).matches();
    }

    static Read read(String text) {
        int arrow = text.lastIndexOf(ARROW);
        if (arrow < 0) {
            return new Read.Wrong("'" + text + "' is no rule: write " + FORM);
        }
        String channel = text.substring(arrow + ARROW.length()).strip();
        if (!isChannel(channel)) {
            return new Read.Wrong("'" + text + "' names no channel behind ->");
        }
        var conditions = new ArrayList<Condition>();
        for (String part : text.substring(0, arrow).split(",", -1)) {
            Optional<Condition> condition = condition(part.strip());
            if (condition.isEmpty()) {
                return new Read.Wrong("'" + part.strip() + "' is no condition: write one of "
                        + SUBJECTS.stream().map(subject -> subject + "=...").collect(Collectors.joining(", "))
                        + ", label.NAME=..., where * stands for anything");
            }
            conditions.add(condition.get());
        }
        return new Read.Right(new Route(conditions, channel));
    }

    private static Optional<Condition> condition(String text) {
        int equals = text.indexOf('=');
        String subject = equals < 0 ? "" : text.substring(0, equals).strip();
        String glob = text.substring(equals + 1).strip();
        boolean isKnown =
                SUBJECTS.contains(subject) || (subject.startsWith(LABEL) && subject.length() > LABEL.length());
        return isKnown && !glob.isEmpty() ? Optional.of(new Condition(subject, pattern(glob))) : Optional.empty();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
