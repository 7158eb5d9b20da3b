package dev.culprit.collector.door;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user adds to what is taken for a secret without being told; {@code docs/redaction.md} lists that.
 *
 * @param names words of names, in any case: {@code pin} finds {@code CARD_PIN} and {@code cardPins}, {@code access code}
 *     finds {@code ACCESS_CODE}
 * @param values RE2 expressions of what a secret looks like; of one with a group, the first group alone is the secret
 * @param exceptions whole names, in any case, that name no secret whatever words are in them; what a value looks like
 *     still counts
 * @param namesOnly namespaces whose values are not reported at all, {@code *} for any part of a name; {@code _cluster}
 *     for what is in none
 */
public record RedactionRules(List<String> names, List<String> values, List<String> exceptions, List<String> namesOnly) {
    static final int MAX_ENTRIES = 200;
    static final int MAX_NAME = 128;
    static final int MAX_EXPRESSION = 512;

    /** Elements of one expression with its repetitions written out; the time to match grows with it. */
    static final int MAX_SIZE = 2000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[ _.\\-]?[A-Za-z0-9]+)*");

    private static final Pattern NAMESPACE = Pattern.compile("_cluster|[a-z0-9*](?:[a-z0-9*\\-]*[a-z0-9*])?");

    /**
     * Rules that can be followed.
     *
     * @throws IllegalArgumentException one line for each entry that cannot stand, which it quotes
     */
    public RedactionRules {
        names = stripped(names);
        values = stripped(values);
        exceptions = stripped(exceptions);
        namesOnly = stripped(namesOnly);
        var mistakes = new ArrayList<String>();
        check("redaction name", names, RedactionRules::wrongName, mistakes);
        check("redaction pattern", values, RedactionRules::wrongExpression, mistakes);
        check("redaction exception", exceptions, RedactionRules::wrongException, mistakes);
        check("names-only namespace", namesOnly, RedactionRules::wrongNamespace, mistakes);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
    }

    /** What is taken for a secret without being told, and nothing else. */
    public static RedactionRules defaults() {
        return new RedactionRules(List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> stripped(List<String> entries) {
        return entries.stream().map(String::strip).distinct().toList();
    }

    private static void check(
            String what, List<String> entries, Function<String, Optional<String>> wrong, List<String> mistakes) {
        if (entries.size() > MAX_ENTRIES) {
            mistakes.add("more than " + MAX_ENTRIES + " entries of " + what + ": " + entries.size());
            return;
        }
        entries.forEach(entry -> wrong.apply(entry).ifPresent(why -> mistakes.add(what + " '" + entry + "' " + why)));
    }

    private static Optional<String> wrongName(String name) {
        boolean right = name.length() <= MAX_NAME && NAME.matches(name);
        return right
                ? Optional.empty()
                : Optional.of("must be words of letters and digits, at most " + MAX_NAME + " characters");
    }

    private static Optional<String> wrongException(String name) {
        boolean right =
                !name.isEmpty() && name.length() <= 2 * MAX_NAME && name.chars().noneMatch(c -> c <= ' ');
        return right ? Optional.empty() : Optional.of("must be one name without spaces");
    }

    private static Optional<String> wrongNamespace(String namespace) {
        boolean right = namespace.length() <= MAX_NAME && NAMESPACE.matches(namespace);
        return right ? Optional.empty() : Optional.of("must be a namespace's name, or a part of one with *");
    }

    private static Optional<String> wrongExpression(String expression) {
        if (expression.length() > MAX_EXPRESSION) {
            return Optional.of("is longer than " + MAX_EXPRESSION + " characters");
        }
        if (PatternSize.of(expression, MAX_SIZE) > MAX_SIZE) {
            return Optional.of("repeats its parts more than " + MAX_SIZE + " times in all");
        }
        try {
            boolean matchesNothing = Pattern.compile(expression).matcher("").find();
            return matchesNothing ? Optional.of("matches an empty text, so it would match anywhere") : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("is no RE2 expression: " + e.getDescription().toLowerCase(Locale.ROOT) + " at '"
                    + e.getPattern() + "'");
        }
    }
}
