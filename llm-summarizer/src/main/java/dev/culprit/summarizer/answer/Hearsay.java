package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only a message says. Anybody can write one: its words may be quoted of what failed, and are never said of the change
 * or of the alert.
 */
final class Hearsay {
    /** What failed, in Culprit's words, and behind the colon in a stranger's. */
    private static final Pattern SYMPTOM =
            Pattern.compile("(\\S+ on .{1,300}? the (?:change|alert)(?: on)?(?:, \\d+ times)?): .*");

    /** How other changes of the same object begin. */
    private static final List<String> CHANGES = List.of("undone: ", "also changed: ", "changed after the alert: ");

    private static final Pattern CLOCK = Pattern.compile("\\d:\\d\\d");

    private static final Set<String> FAILED = Set.of("fail", "unable", "cannot");

    private static final Set<String> FACTS = Set.of("alert", "burn", "slo", "change");

    /** By which a quotation tells of a failure. */
    private static final Set<String> FAILING = Set.of(
            "fail",
            "failure",
            "error",
            "crash",
            "restart",
            "restarting",
            "unhealthy",
            "backoff",
            "back-off",
            "kill",
            "killed",
            "oomkilled",
            "exceed",
            "unable",
            "cannot",
            "could",
            "refuse",
            "deny",
            "denied",
            "reject",
            "timeout",
            "timed",
            "report",
            "message",
            "say",
            "said",
            "event",
            "not",
            "no",
            "insufficient",
            "missing",
            "invalid",
            "probe",
            "evict",
            "pending");

    private final Support own;

    Hearsay(Dossier dossier, Claim claim) {
        this.own = Support.ofOwn(dossier, claim.cited());
    }

    /** Without what somebody else has written; of a change its values, which are held against it elsewhere. */
    static String own(String evidence, boolean isChange) {
        Matcher symptom = SYMPTOM.matcher(evidence);
        if (symptom.matches()) {
            return symptom.group(1);
        }
        return isChange || isOfChange(evidence) ? evidence : "";
    }

    /** Of another than the one that is suspected. */
    static boolean isOfChange(String evidence) {
        return CHANGES.stream().anyMatch(evidence::startsWith);
    }

    boolean isTakenForFact(String sentence) {
        boolean isOfFailure = Words.of(sentence).all().stream().anyMatch(word -> Vocabulary.isFormOf(word, FAILING));
        return Statements.of(sentence).stream()
                .map(statement -> Words.of(statement).all())
                .filter(words -> words.stream().anyMatch(this::isStrange))
                .anyMatch(words -> !isOfFailure || isOfFact(words));
    }

    private boolean isOfFact(List<String> words) {
        // what failed may be told behind the change that it came from: it failed to authenticate
        int told = 0;
        while (told < words.size() && !Vocabulary.isFormOf(words.get(told), FAILED)) {
            told++;
        }
        return words.stream().anyMatch(word -> CLOCK.matcher(word).find() && isStrange(word))
                || (words.stream().anyMatch(word -> Tally.isDeed(word) || Vocabulary.isFormOf(word, FACTS))
                        && words.subList(0, told).stream().anyMatch(this::isStrange));
    }

    private boolean isStrange(String word) {
        return !Vocabulary.isCommon(word)
                && !Vocabulary.isTechnical(word)
                && !own.tells(word)
                && !Wording.isCommonJoint(word, own);
    }
}
