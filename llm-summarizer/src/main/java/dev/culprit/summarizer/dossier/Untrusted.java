package dev.culprit.summarizer.dossier;

import dev.culprit.runtime.text.OneLine;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text of others on its way to a model: one line in one form of writing, cut, without what looks secret, and withheld where
 * it speaks to its reader. Values that are secret have been taken out long before; this is a second net.
 */
public final class Untrusted {
    /** In place of a text that speaks to its reader. */
    public static final String WITHHELD = "text withheld because it addresses its reader";

    private static final String REDACTED = "<redacted>";

    /** Longer ones are cut before anything looks at them. */
    private static final int MOST = 4_000;

    /** No more than a resource shows of a line, so that both make the same. */
    private static final int MOST_LOOKED_AT = 1_000;

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?:authorization|bearer|basic|passw(?:or)?d|passwd|pwd|passphrase|secret|token|api[-_ ]?key|access[-_ ]?key"
                    + "|private[-_ ]?key|credentials?)[\"']?\\s*(?:[=:]|\\bis\\b)?\\s*(?:bearer\\s+|basic\\s+)?[\"']?"
                    + "(?!<redacted)[^\\s\"',;]{4,}"
                    + "|\\beyJ[\\w-]{8,}(?:\\.[\\w-]+)*"
                    + "|\\b(?:AKIA|ASIA|ghp_|gho_|ghs_|github_pat_|xox[abprs]-|sk-|gsk_|glpat-|AIza)[\\w-]{8,}"
                    + "|(?<=://)[^\\s/@]+:[^\\s/@]+(?=@)"
                    + "|-----BEGIN[^-]*-----.*");

    /** A long word of digits and letters of both cases or of hexadecimal digits, as keys are and names are not. */
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\w+/=-])(?=[\\w+/=]*\\d)(?=[\\w+/=]*[a-z])(?:(?=[\\w+/=]*[A-Z])[\\w+/=]{24,}|[0-9a-f]{32,})(?![\\w+/=-])");

    private static final Pattern TO_THE_READER = Pattern.compile(
            "(?i)\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,60}\\b(?:previous|above|prior|earlier|all|any|these|your"
                    + "|instructions?|rules?|prompt)\\b"
                    + "|\\b(?:system|developer) (?:prompt|message|instructions?)\\b|\\bprompt injection\\b|\\bjailbreak"
                    + "|\\byou (?:are|must|should|will|shall|have to|need to)\\b|\\byour (?:task|job|role|instructions?|answer)\\b"
                    + "|\\b(?:as an?|dear) (?:ai|assistant|language model|llm)\\b|\\b(?:assistant|language model|chatgpt|llm)\\b"
                    + "|\\b(?:respond|reply|answer|output|print|say|write|report|state|claim|conclude|tell|blame|mention)\\b.{0,20}"
                    + "\\b(?:that|with|only|exactly|following|json|instead)\\b"
                    + "|<\\|?/?(?:im_start|im_end|system|user|assistant|inst|s)\\b|\\[/?inst\\]|(?:^|\\s)#{2,}\\s*\\w+"
                    + "|(?:^|[\\s\"'{])(?:system|user|assistant|human)[\"']?\\s*:");

    private Untrusted() {}

    /** At most {@code length} characters of it. */
    public static String text(String untrusted, int length) {
        String beginning = untrusted.substring(0, Math.min(untrusted.length(), MOST));
        String line = OneLine.cut(OneLine.of(Normalizer.normalize(beginning, Normalizer.Form.NFKC)), MOST_LOOKED_AT);
        if (TO_THE_READER.matcher(line).find()) {
            return WITHHELD;
        }
        return OneLine.cut(withoutSecrets(line), length);
    }

    /** Whether something in it looks secret. */
    public static boolean looksSecret(String line) {
        return !withoutSecrets(line).equals(line);
    }

    private static String withoutSecrets(String line) {
        return KEY.matcher(SECRET.matcher(line).replaceAll(REDACTED)).replaceAll(REDACTED);
    }
}
