package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.answer.Examined.Fault;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a sentence accuses nobody but the first suspect, and no surer than the ranking does. */
final class Accusation {
    private static final Set<String> DENIALS = Set.of(
            "no", "not", "none", "nothing", "unlikely", "unclear", "without", "less", "hardly", "neither", "nor");

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
        boolean isAccusing = words.all().stream().anyMatch(Vocabulary::isCausal) && !words.has(DENIALS);
        if (!isAccusing) {
            return Optional.empty();
        }
        if (isAboutAnother(claim, words) || !isAboutTheFirst(words)) {
            return Optional.of(Fault.ORDER);
        }
        boolean isHedged = words.all().stream().anyMatch(Vocabulary::isHedge);
        return first.isLow() || (!first.isHigh() && !isHedged) ? Optional.of(Fault.CERTAINTY) : Optional.empty();
    }

    /** It has to name the first suspect, and no other. */
    Optional<Fault> ofHeadline(Claim headline) {
        Words words = Words.of(headline.text());
        boolean isAboutTheFirst = isNamed(words) && headline.cited().stream().anyMatch(first::holds);
        return !isAboutTheFirst || isAboutAnother(headline, words) ? Optional.of(Fault.ORDER) : Optional.empty();
    }

    private boolean isAboutAnother(Claim claim, Words words) {
        List<Accused> others = dossier.suspects().stream().skip(1).toList();
        return others.stream()
                .anyMatch(other -> claim.cited().stream().anyMatch(other::holds) || words.has(distinctive(other)));
    }

    private Set<String> distinctive(Accused other) {
        var names = new HashSet<>(Set.of(other.name().toLowerCase(Locale.ROOT)));
        names.removeAll(Support.namesOf(first));
        return names;
    }

    /** It names the first suspect, and brings in nobody by a word that only a message has: anybody can write messages. */
    private boolean isAboutTheFirst(Words words) {
        if (!isNamed(words)) {
            return false;
        }
        Set<String> known = new HashSet<>(Support.of(dossier, List.of()).names());
        known.addAll(Support.namesOf(first));
        first.exhibits().stream()
                .limit(1)
                .flatMap(change -> Words.of(change.text()).withParts().stream())
                .filter(Words::hasDigit)
                .forEach(known::add);
        return words.all().stream()
                .filter(word -> !Words.isNumber(word))
                .flatMap(word -> Stream.of(word.split("/", -1)))
                .allMatch(word -> known.contains(word) || Vocabulary.isCommon(word) || Vocabulary.isTechnical(word));
    }

    private boolean isNamed(Words words) {
        return words.withParts().contains(first.name().toLowerCase(Locale.ROOT));
    }
}
