package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a failure is told where none was seen, or of what has no Pods: settings do not crash. */
final class Ailing {
    private static final Set<String> FAILING =
            Set.of("fail", "failed", "failing", "crash", "restart", "restarted", "unhealthy", "killed", "error");

    private static final Set<String> LINKS = Set.of("was", "were", "is", "has", "have", "been", "had", "became");

    private final boolean hasFailures;
    private final Set<String> lifeless;

    Ailing(Dossier dossier, Claim claim) {
        List<Accused> cited = dossier.suspects().stream()
                .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                .toList();
        this.hasFailures = claim.cited().stream()
                        .flatMap(id -> dossier.exhibit(id).stream())
                        .anyMatch(exhibit -> !dossier.isChange(exhibit) && !Hearsay.isOfChange(exhibit.text()))
                || Support.texts(dossier, claim.cited()).stream()
                        .anyMatch(text ->
                                Words.of(text).all().stream().anyMatch(word -> Vocabulary.isFormOf(word, FAILING)));
        this.lifeless = cited.stream()
                .filter(suspect ->
                        !Tally.isWorkload(Words.of(suspect.object()).all().getFirst()))
                .flatMap(suspect -> Words.of(suspect.object() + " " + suspect.name()).all().stream())
                .collect(Collectors.toSet());
    }

    boolean isToldOfAnother(String sentence) {
        return Statements.of(sentence).stream()
                .map(statement -> Words.of(statement).all())
                .anyMatch(this::isIn);
    }

    private boolean isIn(List<String> words) {
        boolean isCausal = words.stream().anyMatch(Vocabulary::isCausal);
        for (int i = 0; i < words.size(); i++) {
            boolean isFailing = words.get(i).startsWith("fail") || Vocabulary.isFormOf(words.get(i), FAILING);
            if (isFailing
                    && ((!hasFailures && !isCausal && !words.get(i).startsWith("error")) || isOfLifeless(words, i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfLifeless(List<String> words, int failing) {
        int i = failing - 1;
        while (i >= 0 && LINKS.contains(words.get(i))) {
            i--;
        }
        return i >= 0 && lifeless.contains(words.get(i));
    }
}
