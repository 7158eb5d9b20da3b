package dev.culprit.correlator.summary;

import dev.culprit.api.record.Correlation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A correlation in plain words, in one line each and free of control characters; it still has to be escaped for where it is
 * shown.
 *
 * @param headline the cause, what speaks for it most, and when it was made; or that no change explains the burn
 * @param details what was seen, what else is suspected or cleared, and when it burned: a sentence each, at most three
 */
public record RuleBasedSummary(String headline, List<String> details) {
    /** How each of the details begins. */
    private static final Pattern NEXT = Pattern.compile(
            "(?<=\\.) (?=" + String.join("|", Headline.SEEN, OtherChanges.BEGINNINGS, Course.BEGINNING) + ")");

    public RuleBasedSummary {
        details = List.copyOf(details);
    }

    public static RuleBasedSummary of(Correlation correlation) {
        Stream<String> details = Stream.of(
                Headline.seen(correlation).orElse(""), OtherChanges.of(correlation.findings()), Course.of(correlation));
        return new RuleBasedSummary(
                Headline.of(correlation),
                details.filter(sentence -> !sentence.isEmpty()).toList());
    }

    /** The headline and the details out of a {@link #text()}; more than a sentence in one where it is none of ours. */
    public static List<String> sentences(String text) {
        return NEXT.splitAsStream(text).toList();
    }

    /** All sentences in a row. */
    public String text() {
        return Stream.concat(Stream.of(headline), details.stream()).collect(Collectors.joining(" "));
    }
}
