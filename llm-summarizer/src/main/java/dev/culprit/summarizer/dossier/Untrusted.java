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
            "(?i)(?:authorization|bearer|basic|passw(?:or[dt])?|passwd|pwd|passphrase|passcode|secret|token|api[-_ ]?key"
                    + "|access[-_ ]?key|private[-_ ]?key|account[-_ ]?key|credentials?|kennwort|contrase(?:ñ|n)a|mot de passe"
                    + "|senha|пароль|密码|パスワード)[\"']?\\s*"
                    + "(?:(?:[=:]|\\bis\\b)\\s*(?:bearer\\s+|basic\\s+)?[\"']?(?!<redacted)[^\\s\"',;]{4,}"
                    + "|[\"']?(?=[^\\s/]*[a-zA-Z])(?=[^\\s/]*\\d)(?!<redacted)[^\\s\"',;/]{6,})"
                    + "|\\beyJ[\\w-]{8,}(?:\\.[\\w-]+)*"
                    + "|\\b(?:AKIA|ASIA|ghp_|gho_|ghs_|github_pat_|xox[abprs]-|sk-|gsk_|glpat-|glrt-|AIza|sk_|rk_|pk_|whsec_|SG\\.|hf_|npm_|pypi-"
                    + "|dop_v1_|shp(?:at|ss)_|xapp-|ya29\\.|lin_api_|r8_|dckr_pat_|hvs\\.|ops_|ATATT|GOCSPX-|EAAC|sq0|pul-|key-)[\\w-]{8,}"
                    + "|(?<=://)[^\\s/@]+:[^\\s/@]+(?=@)"
                    + "|-----BEGIN[^-]*-----.*");

    /** Webhooks, whose paths are secrets, and bots' tokens. */
    private static final Pattern HOOK =
            Pattern.compile("(?i)hooks\\.slack\\.com/\\S+|discord(?:app)?\\.com/api/webhooks/\\S+"
                    + "|\\b\\d{8,10}:[\\w-]{30,}|[?&](?:sig|signature|x-amz-signature)=\\S+");

    /** A long word of digits and letters of both cases or of hexadecimal digits, as keys are and names are not. */
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\w+/=-])(?=[\\w+/=]*\\d)(?=[\\w+/=]*[a-z])(?:(?=[\\w+/=]*[A-Z])[\\w+/=]{24,}|[0-9a-f]{32,})(?![\\w+/=-])");

    private Untrusted() {}

    /** At most {@code length} characters of it. */
    public static String text(String untrusted, int length) {
        String beginning = untrusted.substring(0, Math.min(untrusted.length(), MOST));
        String line = OneLine.cut(OneLine.of(Normalizer.normalize(beginning, Normalizer.Form.NFKC)), MOST_LOOKED_AT);
        if (Address.isFoundIn(line)) {
            return WITHHELD;
        }
        return OneLine.cut(withoutSecrets(line), length);
    }

    /** Whether something in it looks secret. */
    public static boolean looksSecret(String line) {
        return !withoutSecrets(line).equals(line);
    }

    private static String withoutSecrets(String line) {
        String unhooked = HOOK.matcher(line).replaceAll(REDACTED);
        return KEY.matcher(SECRET.matcher(unhooked).replaceAll(REDACTED)).replaceAll(REDACTED);
    }
}
