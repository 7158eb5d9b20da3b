package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether values of a change are told in the direction that it had: all its words are true the other way round, too. */
final class Direction {
    private static final Pattern STEP = Pattern.compile("(?:(\\S+) )?(\\S+) (?:->|→) (\\S+)");
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,20}(?:\\.\\d{1,20})?)([a-z%]*)");

    private static final Set<String> FROM = Set.of(
            "from",
            "was",
            "were",
            "old",
            "older",
            "previous",
            "previously",
            "former",
            "formerly",
            "prior",
            "earlier",
            "replaced",
            "replaces",
            "replacing",
            "than",
            "instead");
    private static final Set<String> TO =
            Set.of("to", "into", "by", "with", "became", "becomes", "now", "new", "latest");
    private static final Set<String> FILLERS = Set.of(
            "the", "a", "an", "its", "of", "image", "version", "tag", "value", "release", "revision", "setting", "key");
    private static final Set<String> PASSIVE = Set.of(
            "was",
            "were",
            "is",
            "has",
            "been",
            "replaced",
            "changed",
            "updated",
            "edited",
            "moved",
            "set",
            "went",
            "and");

    private static final Set<String> UP =
            Set.of("up", "raise", "rise", "rose", "increase", "grow", "grew", "add", "more", "higher");
    private static final Set<String> DOWN = Set.of(
            "down",
            "lower",
            "reduce",
            "decrease",
            "cut",
            "fall",
            "fell",
            "drop",
            "shrink",
            "shrank",
            "remove",
            "fewer",
            "less");

    /** One value that became another. */
    private record Step(String subject, String before, String after) {}

    private final List<Step> steps = new ArrayList<>();
    private final Set<String> befores;
    private final Set<String> afters;

    /** Only changes tell of steps, which are worded by Culprit: a message may say anything. */
    Direction(Dossier dossier, Claim claim) {
        dossier.suspects().stream()
                .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                .forEach(suspect -> read(suspect.exhibits().getFirst().text()));
        Set<String> from = steps.stream().map(Step::before).collect(Collectors.toSet());
        Set<String> to = steps.stream().map(Step::after).collect(Collectors.toSet());
        this.befores = from.stream().filter(value -> !to.contains(value)).collect(Collectors.toSet());
        this.afters = to.stream().filter(value -> !from.contains(value)).collect(Collectors.toSet());
    }

    /** Whether a number that fell is said to have risen, or the other way round. */
    boolean isMisjudged(List<String> words) {
        boolean isUp = words.stream().anyMatch(word -> Vocabulary.isFormOf(word, UP));
        boolean isDown = words.stream().anyMatch(word -> Vocabulary.isFormOf(word, DOWN));
        List<Integer> told = steps.stream()
                .filter(step ->
                        words.contains(step.after()) || words.contains(step.before()) || words.contains(step.subject()))
                .flatMap(step -> sign(step).stream())
                .toList();
        return !told.isEmpty()
                && ((isUp && told.stream().allMatch(sign -> sign < 0))
                        || (isDown && told.stream().allMatch(sign -> sign > 0)));
    }

    /** Of two numbers of one unit. */
    private static Optional<Integer> sign(Step step) {
        Matcher before = AMOUNT.matcher(step.before());
        Matcher after = AMOUNT.matcher(step.after());
        return before.matches() && after.matches() && before.group(2).equals(after.group(2))
                ? Optional.of(new BigDecimal(after.group(1)).compareTo(new BigDecimal(before.group(1))))
                : Optional.empty();
    }

    boolean isTurned(List<String> words, Set<String> amounts) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isTurned =
                    (befores.contains(word) && !isBefore(words, i)) || (afters.contains(word) && !isAfter(words, i));
            if (isTurned && !isAmount(words, i, amounts)) {
                return true;
            }
        }
        return false;
    }

    private void read(String text) {
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            List<String> before = Words.of(step.group(2)).all();
            List<String> after = Words.of(step.group(3)).all();
            List<String> subject =
                    Words.of(step.group(1) == null ? "" : step.group(1)).all();
            if (before.size() == 1 && after.size() == 1) {
                steps.add(new Step(subject.isEmpty() ? "" : subject.getLast(), before.getFirst(), after.getFirst()));
            }
        }
    }

    /** Of something else than what changed. */
    private boolean isAmount(List<String> words, int at, Set<String> amounts) {
        if (at + 1 == words.size()) {
            return false;
        }
        String unit = Stems.unit(words.get(at + 1));
        return amounts.contains(words.get(at) + " " + unit)
                && steps.stream().noneMatch(step -> Stems.unit(step.subject()).equals(unit));
    }

    private boolean isBefore(List<String> words, int at) {
        String leading = leading(words, at);
        return !TO.contains(leading) && (FROM.contains(leading) || isFollowedByItsAfter(words, at));
    }

    /** {@code v1 -> v2}, {@code v1 was replaced by v2}. */
    private boolean isFollowedByItsAfter(List<String> words, int at) {
        int next = at + 1;
        while (next < words.size()
                && (PASSIVE.contains(words.get(next))
                        || TO.contains(words.get(next))
                        || FILLERS.contains(words.get(next)))) {
            next++;
        }
        return next < words.size()
                && isStep(words.get(at), words.get(next))
                && (next == at + 1 || TO.contains(leading(words, next)));
    }

    private boolean isAfter(List<String> words, int at) {
        if (FROM.contains(leading(words, at)) || isOfAnother(words, at)) {
            return false;
        }
        for (int from = at - 1; from >= 0 && !afters.contains(words.get(from)); from--) {
            if (befores.contains(words.get(from))) {
                return isStep(words.get(from), words.get(at));
            }
        }
        return true;
    }

    /** Told of another subject than its own: {@code key a} got the value of {@code key b}. */
    private boolean isOfAnother(List<String> words, int at) {
        for (int i = at - 1; i >= 0; i--) {
            String subject = words.get(i);
            if (steps.stream().anyMatch(step -> step.subject().equals(subject))) {
                return steps.stream()
                        .noneMatch(step ->
                                step.subject().equals(subject) && step.after().equals(words.get(at)));
            }
        }
        return false;
    }

    private boolean isStep(String before, String after) {
        return steps.stream()
                .anyMatch(step -> step.before().equals(before) && step.after().equals(after));
    }

    private static String leading(List<String> words, int at) {
        int i = at - 1;
        while (i >= 0 && FILLERS.contains(words.get(i))) {
            i--;
        }
        return i < 0 ? "" : words.get(i);
    }
}
