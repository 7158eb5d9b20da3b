package dev.culprit.collector.door;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What gives itself away by how it looks, whatever it is called: keys and tokens of known makers, PEM blocks, hashes. */
final class SecretShape {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{1,40}-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|\\z)");

    /** Tokens that say what they are: each begins at the start of a word with letters of its own. */
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "\\beyJ[A-Za-z0-9_\\-]{8,1024}+\\.[A-Za-z0-9_\\-]{0,8192}+(?:\\.[A-Za-z0-9_\\-]{0,8192}+){0,3}",
            // clouds
            "\\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\\b",
            "\\bAIza[0-9A-Za-z_\\-]{35}",
            "\\bya29\\.[0-9A-Za-z_\\-]{20,}+",
            "\\bGOCSPX-[0-9A-Za-z_\\-]{20,}+",
            "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==",
            "[A-Za-z0-9_~.\\-]{3}8Q~[A-Za-z0-9_~.\\-]{31,40}",
            "\\bdo[opr]_v1_[a-f0-9]{64}\\b",
            // code and packages
            "\\bgh[pousr]_[A-Za-z0-9]{30,}+",
            "\\bgithub_pat_[A-Za-z0-9_]{20,}+",
            "\\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt)-[A-Za-z0-9_\\-]{10,}+",
            "\\bnpm_[A-Za-z0-9]{30,}+",
            "\\bpypi-[A-Za-z0-9_\\-]{40,}+",
            "\\bATATT3[A-Za-z0-9_\\-=]{20,}+",
            // chat, mail, payment
            "\\bxox[abceoprs]-[A-Za-z0-9\\-]{10,}+",
            "\\bxapp-[A-Za-z0-9\\-]{10,}+",
            "(?<=hooks\\.slack\\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_\\-]{8,}+",
            "(?<=discord\\.com/api/webhooks/)[A-Za-z0-9/_\\-]{8,}+",
            "(?<=discordapp\\.com/api/webhooks/)[A-Za-z0-9/_\\-]{8,}+",
            "\\b\\d{8,10}:AA[A-Za-z0-9_\\-]{30,}+",
            "\\bSG\\.[A-Za-z0-9_\\-]{16,}+\\.[A-Za-z0-9_\\-]{16,}+",
            "\\bSK[0-9a-f]{32}\\b",
            "\\bkey-[0-9a-f]{32}\\b",
            "\\b[spr]k_(?:live|test)_[A-Za-z0-9]{8,}+",
            "\\bwhsec_[A-Za-z0-9+/=]{16,}+",
            "\\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",
            // models, monitoring, vaults
            "\\bsk-(?:proj|ant|svcacct|admin)-[A-Za-z0-9_\\-]{20,}+",
            "\\bsk-[A-Za-z0-9]{32,}+",
            "\\bhf_[A-Za-z0-9]{30,}+",
            "\\bgl(?:sa|c)_[A-Za-z0-9_=+/]{20,}+",
            "\\bdapi[a-f0-9]{32}",
            "\\bdt0c01\\.[A-Z0-9]{20,}+\\.[A-Z0-9]{20,}+",
            "\\bNRAK-[A-Z0-9]{20,}+",
            "\\bhv[sbr]\\.[A-Za-z0-9_\\-]{20,}+",
            "\\bdp\\.(?:pt|st|ct)\\.[A-Za-z0-9.]{20,}+",
            "\\blin_api_[A-Za-z0-9]{30,}+",
            "\\bAGE-SECRET-KEY-1[A-Z0-9]{20,}+"));

    /** Hashed passwords: whoever has one can try passwords on it. */
    private static final Pattern HASH = Pattern.compile("\\$(?:2[abxy]?|1|5|6|y|7|apr1|argon2(?:id?|d)|scrypt)"
            + "\\$[A-Za-z0-9./=,$+\\-]{20,512}+|\\{S?SHA\\d{0,3}\\}[A-Za-z0-9+/=]{20,256}+");

    private final List<com.google.re2j.Pattern> added;
    private final UnaryOperator<String> redact;

    SecretShape(RedactionRules rules, UnaryOperator<String> redact) {
        this.added =
                rules.values().stream().map(com.google.re2j.Pattern::compile).toList();
        this.redact = redact;
    }

    String without(String text) {
        String clean = text;
        for (com.google.re2j.Pattern pattern : added) {
            clean = without(clean, pattern);
        }
        clean = clean.contains("-----BEGIN ") ? replaced(clean, PEM) : clean;
        clean = replaced(clean, TOKEN);
        return clean.indexOf('$') >= 0 || clean.indexOf('{') >= 0 ? replaced(clean, HASH) : clean;
    }

    private String replaced(String text, Pattern pattern) {
        return Replaced.in(text, pattern, match -> redact.apply(match.group()));
    }

    private String without(String text, com.google.re2j.Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        int group = Math.min(1, pattern.groupCount());
        var clean = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (start >= done && end > start) {
                clean.append(text, done, start).append(redact.apply(text.substring(start, end)));
                done = end;
            }
        }
        return clean.append(text, done, text.length()).toString();
    }
}
