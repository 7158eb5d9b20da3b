package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import dev.culprit.summarizer.dossier.Dossier.Exhibit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a change is told of what was not changed, as another than it was, or as undone: {@code the Pod was updated}. */
final class Alteration {
    private static final Set<String> VERBS = Set.of(
            "changed",
            "updated",
            "edited",
            "modified",
            "patched",
            "replaced",
            "adjusted",
            "altered",
            "deployed",
            "released",
            "rolled",
            "moved",
            "switched",
            "upgraded",
            "added",
            "removed",
            "raised",
            "lowered",
            "reduced",
            "increased",
            "decreased",
            "cut",
            "scaled",
            "tainted",
            "rotated",
            "created",
            "set");

    /** Of these a change is made or it is not: one of the name has to be in it. */
    private static final Set<String> DECISIVE = Set.of("add", "remove", "revert");

    private static final Set<String> PASSIVE =
            Set.of("was", "were", "been", "being", "be", "got", "is", "are", "had", "has");

    /** What is not changed, unless the change says so. */
    private static final Set<String> THINGS = Set.of(
            "pod",
            "container",
            "alert",
            "burn",
            "slo",
            "service",
            "namespace",
            "cluster",
            "node",
            "budget",
            "objective",
            "component",
            "system",
            "error",
            "rate",
            "event");

    private static final Set<String> CHANGES = Set.of(
            "change",
            "configuration",
            "config",
            "setting",
            "value",
            "field",
            "it",
            "this",
            "which",
            "that",
            "revision",
            "workload",
            "application",
            "app");

    private final Set<String> own = new HashSet<>(CHANGES);
    private final Set<String> reasons = new HashSet<>();

    Alteration(Dossier dossier, Claim claim) {
        dossier.suspects().stream()
                .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                .forEach(this::read);
        own.addAll(Vocabulary.implied(own));
    }

    private void read(Accused suspect) {
        List<String> object = Words.of(suspect.object()).all();
        own.addAll(object);
        own.addAll(Words.of(suspect.name()).all());
        suspect.exhibits().stream()
                .map(Exhibit::text)
                .filter(text -> text.equals(suspect.exhibits().getFirst().text()) || Hearsay.isOfChange(text))
                .forEach(text -> own.addAll(Words.of(text).withParts()));
        suspect.reasons().forEach(reason -> reasons.addAll(Words.of(reason).all()));
    }

    boolean isOfAnother(String sentence) {
        return Statements.of(sentence).stream()
                .map(statement -> Words.of(statement).all())
                .anyMatch(words -> isToldOfAnother(words) || isAnother(words));
    }

    private boolean isToldOfAnother(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1);
            boolean isTold = VERBS.contains(words.get(i)) && (PASSIVE.contains(before) || isAlien(before));
            List<String> subject = words.subList(0, i);
            if (isTold
                    && subject.stream().anyMatch(this::isAlien)
                    && subject.stream().noneMatch(this::isOwn)) {
                return true;
            }
        }
        return false;
    }

    /** Added where nothing was, or changed back. */
    private boolean isAnother(List<String> words) {
        boolean isDecided = words.stream()
                .flatMap(Vocabulary::forms)
                .filter(DECISIVE::contains)
                .anyMatch(verb -> Stream.concat(own.stream(), reasons.stream())
                        .noneMatch(word -> Vocabulary.isFormOf(word, Set.of(verb))));
        boolean isBack = words.contains("back") && words.stream().anyMatch(VERBS::contains);
        return isDecided || isBack;
    }

    private boolean isOwn(String word) {
        return own.contains(word) || Vocabulary.isFormOf(word, own);
    }

    private boolean isAlien(String word) {
        boolean isThing = Vocabulary.isFormOf(word, THINGS)
                || word.indexOf('/') >= 0
                || (Vocabulary.isTechnical(word) && !VERBS.contains(word));
        return isThing && !isOwn(word);
    }
}
