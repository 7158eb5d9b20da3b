package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.answer.Examined.Fault;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a sentence accuses nobody but the first suspect, and no surer than the ranking does. */
final class Accusation {
    private static final Set<String> ELSEWHERE =
            Set.of("second", "third", "other", "another", "latter", "last", "next");
    private static final Set<String> SUSPECTS =
            Set.of("suspect", "suspects", "candidate", "change", "changes", "one", "object");

    /** What a denial may be of, so that it lets somebody off. */
    private static final Set<String> TIES = Set.of(
            "relate",
            "relation",
            "link",
            "connect",
            "involve",
            "correlate",
            "correlation",
            "consistent",
            "fit",
            "match",
            "coincide",
            "explain",
            "associate",
            "affect",
            "impact",
            "influence",
            "suspect",
            "likely",
            "relevant",
            "problem",
            "issue",
            "wrong",
            "important",
            "unlikely",
            "unrelated",
            "irrelevant",
            "coincidence");

    private static final Set<String> ACQUITTALS =
            Set.of("unrelated", "irrelevant", "coincidence", "cleared", "unlikely", "ruled");

    /** Harmless of the first suspect only. */
    private static final Set<String> PRAISES = Set.of(
            "first",
            "top",
            "high",
            "strong",
            "fit",
            "match",
            "correlate",
            "point",
            "start",
            "began",
            "begin",
            "look",
            "attention",
            "consistent",
            "coincide",
            "rank");

    private static final Set<String> MADE = Set.of("was", "were", "been");

    private static final Set<String> LEVELS = Set.of("high", "medium", "low");

    private final Dossier dossier;
    private final Accused first;

    Accusation(Dossier dossier) {
        this.dossier = dossier;
        this.first = dossier.suspects().getFirst();
    }

    Optional<Fault> fault(Claim claim) {
        Words words = Words.of(claim.text());
        if (words.all().stream().anyMatch(Vocabulary::isCertain)) {
            return Optional.of(Fault.CERTAINTY);
        }
        if (words.all().contains("confidence") && isOfAnotherLevel(claim, words)) {
            return Optional.of(Fault.CERTAINTY);
        }
        Set<String> names = Support.of(dossier, claim.cited()).names();
        if (words.all().stream().anyMatch(word -> Vocabulary.isVouching(word) && !names.contains(word))) {
            return Optional.of(Fault.ORDER);
        }
        boolean isCausal = isCausal(words.all());
        boolean isPromoting = words.all().stream().anyMatch(Vocabulary::isPromoting);
        long denials = Denial.count(words.all());
        if (denials > 0) {
            return denials > 1 || isAcquittal(claim, words, isCausal)
                    ? Optional.of(Fault.ORDER).filter(fault -> isCausal || isPromoting || isOfTies(words))
                    : Optional.empty();
        }
        if (words.has(ACQUITTALS) && isAcquittal(claim, words, true)) {
            return Optional.of(Fault.ORDER);
        }
        boolean isPraised = words.all().stream().anyMatch(word -> Vocabulary.isFormOf(word, PRAISES));
        if ((isPromoting || isPraised) && isAboutAnother(claim, words)) {
            return Optional.of(Fault.ORDER);
        }
        if (isPromoting && bringsInStrangers(words)) {
            return Optional.of(Fault.ORDER);
        }
        if (!isCausal) {
            return isPromoting && first.isLow() ? Optional.of(Fault.CERTAINTY) : Optional.empty();
        }
        if (isAboutAnother(claim, words) || !isAboutTheFirst(words)) {
            return Optional.of(Fault.ORDER);
        }
        boolean isHedged = words.all().stream().anyMatch(Vocabulary::isHedge);
        return first.isLow() || (!first.isHigh() && !isHedged) ? Optional.of(Fault.CERTAINTY) : Optional.empty();
    }

    /** That a change was made says nothing of what it did. */
    private static boolean isCausal(List<String> words) {
        return IntStream.range(0, words.size())
                .filter(i -> !words.get(i).equals("made") || i == 0 || !MADE.contains(words.get(i - 1)))
                .mapToObj(words::get)
                .anyMatch(Vocabulary::isCausal);
    }

    private boolean isOfAnotherLevel(Claim claim, Words words) {
        return words.all().stream()
                .flatMap(Vocabulary::forms)
                .filter(LEVELS::contains)
                .anyMatch(level -> dossier.suspects().stream()
                        .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                        .noneMatch(suspect -> suspect.confidence().equals(level)));
    }

    /** Whether it lets the first suspect off: what is denied has to be of another, or of all others. */
    private boolean isAcquittal(Claim claim, Words words, boolean isCausal) {
        boolean isOfAnotherOnly = isAboutAnother(claim, words)
                && !isNamed(words)
                && claim.cited().stream().noneMatch(first::holds);
        return !first.isLow() && !isOfAnotherOnly && !Denial.isOfTheRest(words.all()) && (isCausal || isOfTies(words));
    }

    private static boolean isOfTies(Words words) {
        return words.all().stream().anyMatch(word -> Vocabulary.isFormOf(word, TIES));
    }

    /** It has to name the first suspect, and no other. */
    Optional<Fault> ofHeadline(Claim headline) {
        Words words = Words.of(headline.text());
        boolean isAboutTheFirst = isNamed(words) && headline.cited().stream().anyMatch(first::holds);
        return !isAboutTheFirst || isAboutAnother(headline, words) ? Optional.of(Fault.ORDER) : Optional.empty();
    }

    private boolean isAboutAnother(Claim claim, Words words) {
        if (pointsElsewhere(words.all())) {
            return true;
        }
        List<Accused> others = dossier.suspects().stream().skip(1).toList();
        return others.stream()
                .anyMatch(other -> claim.cited().stream().anyMatch(other::holds) || words.has(distinctive(other)));
    }

    private static boolean pointsElsewhere(List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (ELSEWHERE.contains(words.get(i)) && SUSPECTS.contains(words.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private Set<String> distinctive(Accused other) {
        var names = new HashSet<>(Set.of(other.name().toLowerCase(Locale.ROOT)));
        names.removeAll(Support.namesOf(first));
        return names;
    }

    /** It names the first suspect, and brings in nobody by a word that only a message has: anybody can write messages. */
    private boolean isAboutTheFirst(Words words) {
        return isNamed(words) && !bringsInStrangers(words);
    }

    private boolean bringsInStrangers(Words words) {
        Set<String> known = new HashSet<>(Support.of(dossier, List.of()).names());
        known.addAll(Support.namesOf(first));
        first.exhibits().stream()
                .limit(1)
                .flatMap(change -> Words.of(change.text()).withParts().stream())
                .filter(Words::hasDigit)
                .forEach(known::add);
        return !words.all().stream()
                .filter(word -> !Words.isNumber(word))
                .flatMap(word -> Stream.of(word.split("/", -1)))
                .allMatch(word -> known.contains(word)
                        || Stems.isUnit(word)
                        || Vocabulary.isCommon(word)
                        || Vocabulary.isTechnical(word));
    }

    private boolean isNamed(Words words) {
        return words.withParts().contains(first.name().toLowerCase(Locale.ROOT));
    }
}
