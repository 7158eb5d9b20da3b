package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted is what the evidence counts: {@code 48 times} is said of nothing but what a line says it of. */
final class Tally {
    /** What is done to an object; the change that something came after is none. */
    private static final Set<String> DEEDS = Set.of(
            "changed",
            "changes",
            "updated",
            "updates",
            "edited",
            "edits",
            "modified",
            "set",
            "deployed",
            "patched",
            "replaced",
            "adjusted",
            "altered",
            "rolled",
            "released");

    /** Of what is not counted unless a line says so, common as the words are. */
    private static final Set<String> SUBJECTS = Set.of(
            "alert", "burn", "slo", "release", "budget", "error", "objective", "namespace", "cluster", "workload");

    /** That something is not done once, without a number. */
    private static final Set<String> OFTEN = Set.of(
            "repeatedly",
            "repeated",
            "frequently",
            "frequent",
            "constantly",
            "consecutive",
            "several",
            "multiple",
            "many",
            "again",
            "various");

    private static final Set<String> ONCE = Set.of("alert", "burn", "release");

    /** Of these the name is their Pods', which fail; of others it is not. */
    private static final Set<String> WORKLOADS =
            Set.of("deployment", "statefulset", "daemonset", "replicaset", "job", "cronjob", "rollout", "pod");

    private final List<Line> lines;

    Tally(Dossier dossier, Claim claim) {
        Set<String> names = dossier.suspects().stream()
                .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                .flatMap(suspect -> Tally.names(suspect).stream())
                .collect(Collectors.toSet());
        this.lines = Support.texts(dossier, claim.cited()).stream()
                .map(text -> Line.of(text, names))
                .toList();
    }

    private static Set<String> names(Accused suspect) {
        var names = new HashSet<>(Support.namesOf(suspect));
        names.removeIf(name -> name.equals(kind(suspect)) && !isWorkload(name));
        return names;
    }

    private static String kind(Accused suspect) {
        return Words.of(suspect.object()).all().getFirst();
    }

    /** Whether it is a kind of what has Pods. */
    static boolean isWorkload(String kind) {
        return WORKLOADS.contains(kind);
    }

    static boolean isDeed(String word) {
        return DEEDS.contains(word);
    }

    /**
     * What one piece of evidence says.
     *
     * @param amounts numbers with their units
     * @param words all that may be said of them
     * @param own those of the line itself
     */
    private record Line(Set<String> amounts, Set<String> words, Set<String> own) {
        static Line of(String text, Set<String> names) {
            Words spoken = Words.of(text);
            Set<String> own = spoken.withParts();
            Set<String> words = Stream.of(own, names, Vocabulary.implied(own))
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
            return new Line(Support.amounts(spoken), words, own);
        }

        boolean isOf(List<String> statement) {
            return statement.stream().allMatch(this::mayBeSaid);
        }

        private boolean mayBeSaid(String word) {
            if (isDeed(word) || Vocabulary.isFormOf(word, SUBJECTS)) {
                return own.contains(word);
            }
            return Words.isNumber(word)
                    || words.contains(word)
                    || Vocabulary.isFormOf(word, words)
                    || (Vocabulary.isCommon(word) && !Vocabulary.isTechnical(word));
        }
    }

    /** Whether a number is told of something else than any line that has it. */
    boolean isMisplaced(String text) {
        String before = "";
        for (String part : Statements.of(text)) {
            // set apart by commas, a number is told of what stands before it
            String statement = isNumberAlone(part) ? before + ' ' + part : part;
            if (isMisplacedIn(statement)) {
                return true;
            }
            before = part;
        }
        return false;
    }

    private static boolean isNumberAlone(String part) {
        List<String> words = Words.of(part).all();
        return words.stream().anyMatch(Words::isNumber)
                && words.stream()
                        .allMatch(word -> Words.isNumber(word)
                                || Stems.isUnit(word)
                                || Vocabulary.isConnective(word)
                                || Vocabulary.isHedge(word));
    }

    private boolean isMisplacedIn(String statement) {
        Words words = Words.of(statement);
        boolean isOften = words.has(OFTEN);
        boolean isOfDeed = words.all().stream()
                .anyMatch(word -> isDeed(word) || word.equals("change") || Vocabulary.isFormOf(word, ONCE));
        return (isOften && isOfDeed) || isCountMisplaced(words);
    }

    private boolean isCountMisplaced(Words words) {
        return Support.amounts(words).stream().filter(Tally::isCount).anyMatch(amount -> {
            List<Line> having = lines.stream()
                    .filter(line -> line.amounts().contains(amount))
                    .toList();
            // a number that no line has is told of elsewhere, as replicas are
            return !having.isEmpty() && having.stream().noneMatch(line -> line.isOf(words.all()));
        });
    }

    /** Lengths of time are held against the moments that they part. */
    private static boolean isCount(String amount) {
        String unit = amount.substring(amount.indexOf(' ') + 1);
        return !Lag.isUnit(unit) && !Vocabulary.isConnective(unit);
    }
}
