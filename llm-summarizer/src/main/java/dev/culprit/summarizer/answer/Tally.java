package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted is what the evidence counts: {@code 48 times} is said of nothing but what a line says it of. */
final class Tally {
    /** Where one statement ends and another begins. */
    private static final Pattern JOINTS = Pattern.compile(
            "[,;:()]|\\b(?:and|but|then|while|whereas|because|since|after|before|when|once|following|which|as|until)\\b");

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
    private static final Set<String> SUBJECTS =
            Set.of("alert", "alerts", "burn", "burns", "slo", "release", "releases");

    private final List<Line> lines;

    Tally(Dossier dossier, Claim claim) {
        Set<String> names = dossier.suspects().stream()
                .filter(suspect -> claim.cited().stream().anyMatch(suspect::holds))
                .flatMap(suspect -> Support.namesOf(suspect).stream())
                .collect(Collectors.toSet());
        this.lines = Support.texts(dossier, claim.cited()).stream()
                .map(text -> Line.of(text, names))
                .toList();
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
            if (DEEDS.contains(word) || SUBJECTS.contains(word)) {
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
        for (String part : JOINTS.split(text.toLowerCase(Locale.ROOT), -1)) {
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
