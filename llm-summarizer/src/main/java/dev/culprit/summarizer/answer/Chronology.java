package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.answer.Lag.Side;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a sentence has things happen in the order, at the distance and at the time that they did. */
final class Chronology {
    private static final Set<String> THEN = Set.of("then", "later", "thereafter", "subsequently", "next");

    private static final Set<String> FAILING = Set.of(
            "fail",
            "failure",
            "crash",
            "restart",
            "restarting",
            "backoff",
            "unhealthy",
            "kill",
            "killed",
            "oomkilled",
            "probe",
            "schedule",
            "evict",
            "failedcreate",
            "failedscheduling",
            "authenticate",
            "create");
    /** Also ways to change something. */
    private static final Set<String> TURNS = Set.of(
            "lower",
            "reduce",
            "decrease",
            "increase",
            "raise",
            "add",
            "rotate",
            "taint",
            "cut",
            "drop",
            "adjust",
            "switch");

    private static final Set<String> RATES = Set.of("rate", "error", "errors", "budget");

    private final Instant alert;
    private final List<Instant> changes;
    private final Set<String> spoken;
    private final List<Lag> told = new ArrayList<>();

    Chronology(Dossier dossier, Claim claim) {
        this.alert = dossier.alertAt();
        this.changes = dossier.suspects().stream()
                .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                .map(Accused::changedAt)
                .toList();
        List<List<String>> texts = Support.texts(dossier, claim.cited()).stream()
                .map(text -> Words.of(text).all())
                .toList();
        texts.forEach(words -> told.addAll(Lag.of(words)));
        this.spoken = texts.stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    boolean isBroken(List<String> words) {
        boolean isOfAlert = words.stream().anyMatch(word -> isOf(word, Moment.ALERT));
        return Lag.of(words).stream().anyMatch(lag -> !mayBeSaid(lag, isOfAlert) || isOfAnother(lag, words))
                || isOutOfOrder(words)
                || isAtAnothersTime(words);
    }

    private boolean mayBeSaid(Lag lag, boolean isOfAlert) {
        if (told.stream().anyMatch(lag::agreesWith)) {
            return true;
        }
        if (lag.side() == null || !lag.unit().isEmpty()) {
            return isOfAlert && isMirrored(lag);
        }
        if (lag.moment() == null) {
            return true;
        }
        boolean isChangeFirst = changes.stream().noneMatch(change -> change.isAfter(alert));
        return switch (lag.moment()) {
            case ALERT -> lag.side() == Side.BEFORE && isChangeFirst;
            case CHANGE -> lag.side() == Side.AFTER && (isChangeFirst || !isOfAlert);
        };
    }

    /** A failure at the time of the change, or the alert at that of a failure. */
    private boolean isOfAnother(Lag lag, List<String> words) {
        if (lag.amount().isEmpty() || lag.unit().isEmpty() || lag.moment() == null) {
            return false;
        }
        boolean isOfFailure = words.stream().anyMatch(word -> Vocabulary.isFormOf(word, FAILING));
        return switch (lag.moment()) {
            case ALERT -> isOfFailure && moments(words).noneMatch(Moment.CHANGE::equals);
            case CHANGE ->
                !isOfFailure
                        && !isMirrored(lag)
                        && words.stream().anyMatch(word -> isOf(word, Moment.ALERT) || RATES.contains(word));
        };
    }

    /** Five minutes before the alert: the alert was five minutes after the change. */
    private boolean isMirrored(Lag lag) {
        return lag.side() != null
                && lag.moment() == Moment.CHANGE
                && told.stream()
                        .filter(one -> one.moment() == Moment.ALERT)
                        .anyMatch(new Lag(lag.amount(), lag.unit(), lag.side().other(), Moment.ALERT)::agreesWith);
    }

    /** The alert, then the change, where the change was first. */
    private boolean isOutOfOrder(List<String> words) {
        if (changes.stream().anyMatch(change -> change.isAfter(alert))) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (THEN.contains(words.get(i)) && isAlertFirst(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlertFirst(List<String> words, int then) {
        List<String> earlier = words.subList(0, then);
        Optional<Moment> before = nearest(earlier.reversed());
        Optional<Moment> after = nearest(words.subList(then, words.size()));
        boolean isChangeLast = after.isEmpty() && before.equals(Optional.of(Moment.CHANGE));
        return isChangeLast
                ? earlier.stream().anyMatch(word -> isOf(word, Moment.ALERT))
                : before.equals(Optional.of(Moment.ALERT)) && after.equals(Optional.of(Moment.CHANGE));
    }

    private boolean isAtAnothersTime(List<String> words) {
        Set<String> ofAlert = Support.clocks(alert);
        Set<String> ofChanges = changes.stream()
                .flatMap(change -> Support.clocks(change).stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isOne = ofAlert.contains(word) != ofChanges.contains(word) && !spoken.contains(word);
            if (isOne && !isOf(words, i, ofAlert.contains(word) ? Moment.ALERT : Moment.CHANGE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(List<String> words, int at, Moment moment) {
        return nearest(words.subList(0, at).reversed())
                .or(() -> nearest(words.subList(at, words.size())))
                .equals(Optional.of(moment));
    }

    private static boolean isOf(String word, Moment moment) {
        return Moment.of(word).equals(Optional.of(moment));
    }

    private static Optional<Moment> nearest(List<String> words) {
        return moments(words).findFirst();
    }

    private static Stream<Moment> moments(List<String> words) {
        return words.stream()
                .flatMap(
                        word -> Vocabulary.isFormOf(word, TURNS) ? Stream.of(Moment.CHANGE) : Moment.of(word).stream());
    }
}
