package dev.culprit.summarizer.answer;

import dev.culprit.runtime.text.OneLine;
import dev.culprit.summarizer.answer.Examined.Fault;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Untrusted;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a sentence says nothing but what the evidence says that it cites, in plain text. */
final class Wording {
    /** Links, markup of any kind, and what shells or templates take for theirs. */
    private static final Pattern MARKUP = Pattern.compile(
            "://|www\\.|]\\(|!\\[|[`<{}|\\\\@~^]|(?<!-)>|\\*|__|@|(?<![\\w])_|_(?![\\w])|:[a-z_+-]+:|\\$\\(|\\$\\{|^\\s*#|^\\s*[-+]\\s|&\\w+;|%[0-9a-fA-F]{2}");

    /** What a browser or a chat makes a link of by itself. */
    private static final Pattern DOMAIN = Pattern.compile("(?i)(?:^|[^\\w.-])(?:[a-z0-9-]+\\.)+"
            + "(?:com|net|org|io|dev|app|xyz|ru|cn|co|info|biz|top|site|online|link|click|me|ai|sh|ly|to|zip|mov|uk|de|fr|eu|us"
            + "|in|it|nl|se|no|ch|at|be|es|pl|cz|jp|kr|br|au|ca|gg|tv|cc|ws|pw|club|shop|store|live|pro|tech|cloud|page|web"
            + "|id|so|host|help|support|bank|fun|space|website|store|world|life|today|team|email|chat|network|systems|tools"
            + "|security|download|work|works|run|sbs|cfd|icu|vip|buzz|cam|monster|lol|wtf|gle|lu|fi|dk|ie|pt|gr|ro|hu|sk|si"
            + "|hr|bg|rs|ua|by|kz|tr|il|ir|ae|sa|za|ng|ke|eg|ma|mx|ar|cl|pe|ve|nz|sg|hk|tw|vn|th|my|ph|bd|lk|np|pk|is|ee|lv"
            + "|lt|su|onion|ngrok|fyi|sx|to|st|vc|vg|ag|bz|la|mobi|name|asia|cat|jobs|tel|travel|gov|edu|mil|int|arpa)"
            + "(?![\\w-])(?!\\.[a-z])");

    /** What a telephone dials. */
    private static final Pattern PHONE =
            Pattern.compile("\\+\\d[\\d ().-]{6,}\\d|\\(\\d{2,}\\) ?\\d{3}|\\b\\d{3}[-. ]\\d{3}[-. ]\\d{4}\\b");

    /** Letters that look like those of a name, and are not. */
    private static final Pattern FOREIGN = Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{ASCII}]]");

    /** Advice is picked from a list, and never worded. */
    private static final Pattern ORDER = Pattern.compile(
            "(?i)(?:^|[.;:!?]\\s+)(?:then |first |now |just |so )?"
                    + "(?:take|stop|remove|set|write|wait|look|put|turn|move|run|try|use|cut|add|apply|open|close|go|get|give|let|leave"
                    + "|start|keep|read|tell|ask|watch|verify|investigate|consider|check|compare|review|block|allow|switch|replace|reduce"
                    + "|increase|modify|adjust|alter|see|find|note|make|do|have|edit|change|update|drop|roll|scale|revert|undo|restart)\\s");

    private static final Pattern JOINT = Pattern.compile("[-/]");

    private final Dossier dossier;

    Wording(Dossier dossier) {
        this.dossier = dossier;
    }

    Optional<Fault> fault(Claim claim) {
        if (isUnsafe(claim.text())) {
            return Optional.of(Fault.UNSAFE);
        }
        Support support = Support.of(dossier, claim.cited());
        List<String> words = Words.of(claim.text()).all();
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            Optional<Fault> fault = fault(words.get(i), next, support);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static boolean isUnsafe(String text) {
        return !OneLine.of(text).equals(text)
                || !Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                || MARKUP.matcher(text).find()
                || DOMAIN.matcher(text).find()
                || ORDER.matcher(text).find()
                || PHONE.matcher(text).find()
                || FOREIGN.matcher(text).find()
                || Untrusted.looksSecret(text)
                || Untrusted.text(text, text.length()).equals(Untrusted.WITHHELD)
                || Words.of(text).all().isEmpty()
                || Words.of(text).all().stream().anyMatch(Vocabulary::isForbidden);
    }

    private static Optional<Fault> fault(String word, String next, Support support) {
        if (Words.isNumber(word)) {
            return isTold(word, next, support) ? Optional.empty() : Optional.of(Fault.NUMBER);
        }
        if (support.words().contains(word)) {
            return Optional.empty();
        }
        if (Words.hasDigit(word) || Vocabulary.isNumberWord(word)) {
            return Optional.of(Fault.NUMBER);
        }
        if (Vocabulary.isCommon(word) || (!isName(word) && support.tells(word)) || isCommonJoint(word, support)) {
            return Optional.empty();
        }
        return Optional.of(isName(word) ? Fault.OBJECT : Fault.WORD);
    }

    /** With the unit that it has in the evidence, where it has one. */
    private static boolean isTold(String number, String next, Support support) {
        boolean isBare =
                next.isEmpty() || Vocabulary.isConnective(next) || Vocabulary.isHedge(next) || Words.hasDigit(next);
        return support.words().contains(number)
                && ((isBare && support.bare().contains(number))
                        || support.amounts().contains(number + " " + Stems.unit(next)));
    }

    /** {@code well-known}, {@code and/or}, {@code zoo/seal}: of which each part may be said. */
    static boolean isCommonJoint(String word, Support support) {
        String[] parts = JOINT.split(word, -1);
        if (parts.length < 2) {
            return false;
        }
        for (String part : parts) {
            boolean mayBeSaid = Vocabulary.isCommon(part)
                    || (word.indexOf('-') < 0 ? support.words().contains(part) : support.tells(part));
            if (!mayBeSaid) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String word) {
        return !word.chars().allMatch(Character::isLetter);
    }
}
