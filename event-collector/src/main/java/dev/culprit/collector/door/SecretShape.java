package dev.culprit.collector.door;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What gives itself away by how it looks, whatever it is called: keys and tokens of known makers, PEM blocks, hashes. */
final class SecretShape {
    /**
     * A shape that begins like no other word.
     *
     * @param hint is in every text that holds one, and quicker to look for
     */
    private record Shape(String hint, Pattern pattern) {
        static Shape of(String hint, String regex) {
            return new Shape(hint, Pattern.compile(regex));
        }
    }

    private static final List<Shape> SHAPES = List.of(
            Shape.of("-----BEGIN ", "-----BEGIN [A-Z0-9 ]{1,40}-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|\\z)"),
            Shape.of(
                    "eyJ",
                    "\\beyJ[A-Za-z0-9_\\-]{8,1024}+\\.[A-Za-z0-9_\\-]{0,8192}+(?:\\.[A-Za-z0-9_\\-]{0,8192}+){0,3}"),
            // clouds
            Shape.of("IA", "\\bA[KS]IA[0-9A-Z]{16}\\b"),
            Shape.of("AIza", "\\bAIza[0-9A-Za-z_\\-]{35}"),
            Shape.of("ya29.", "\\bya29\\.[0-9A-Za-z_\\-]{20,}+"),
            Shape.of("GOCSPX-", "\\bGOCSPX-[0-9A-Za-z_\\-]{20,}+"),
            Shape.of("==", "(?<![A-Za-z0-9+/\\-])[A-Za-z0-9+/]{86}=="),
            Shape.of("8Q~", "[A-Za-z0-9_~.\\-]{3}8Q~[A-Za-z0-9_~.\\-]{31,40}"),
            Shape.of("_v1_", "\\bdo[opr]_v1_[a-f0-9]{64}\\b"),
            // code and packages
            Shape.of("gh", "\\bgh[pousr]_[A-Za-z0-9]{30,}+"),
            Shape.of("github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{20,}+"),
            Shape.of("gl", "\\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt)-[A-Za-z0-9_\\-]{10,}+"),
            Shape.of("npm_", "\\bnpm_[A-Za-z0-9]{30,}+"),
            Shape.of("pypi-", "\\bpypi-[A-Za-z0-9_\\-]{40,}+"),
            Shape.of("ATATT3", "\\bATATT3[A-Za-z0-9_\\-=]{20,}+"),
            // chat, mail, payment
            Shape.of("xox", "\\bxox[abceoprs]-[A-Za-z0-9\\-]{10,}+"),
            Shape.of("xapp-", "\\bxapp-[A-Za-z0-9\\-]{10,}+"),
            Shape.of(
                    "hooks.slack.com/",
                    "(?<=hooks\\.slack\\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_\\-]{8,}+"),
            Shape.of("/api/webhooks/", "(?<=/api/webhooks/)[A-Za-z0-9/_\\-]{8,}+"),
            Shape.of("webhook.office.com/", "(?<=webhook\\.office\\.com/)[A-Za-z0-9/_@\\-]{8,}+"),
            Shape.of(":AA", "\\b\\d{8,10}:AA[A-Za-z0-9_\\-]{30,}+"),
            Shape.of("SG.", "\\bSG\\.[A-Za-z0-9_\\-]{16,}+\\.[A-Za-z0-9_\\-]{16,}+"),
            Shape.of("SK", "\\bSK[0-9a-f]{32}\\b"),
            Shape.of("key-", "\\bkey-[0-9a-f]{32}\\b"),
            Shape.of("k_", "\\b[spr]k_(?:live|test)_[A-Za-z0-9]{8,}+"),
            Shape.of("whsec_", "\\bwhsec_[A-Za-z0-9+/=]{16,}+"),
            Shape.of("shp", "\\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
            // models, monitoring, vaults
            Shape.of("sk-", "\\bsk-(?:(?:proj|ant|svcacct|admin)-[A-Za-z0-9_\\-]{20,}+|[A-Za-z0-9]{32,}+)"),
            Shape.of("hf_", "\\bhf_[A-Za-z0-9]{30,}+"),
            Shape.of("gl", "\\bgl(?:sa|c)_[A-Za-z0-9_=+/]{20,}+"),
            Shape.of("dapi", "\\bdapi[a-f0-9]{32}"),
            Shape.of("dt0c01.", "\\bdt0c01\\.[A-Z0-9]{20,}+\\.[A-Z0-9]{20,}+"),
            Shape.of("NRAK-", "\\bNRAK-[A-Z0-9]{20,}+"),
            Shape.of("hv", "\\bhv[sbr]\\.[A-Za-z0-9_\\-]{20,}+"),
            Shape.of("dp.", "\\bdp\\.(?:pt|st|ct)\\.[A-Za-z0-9.]{20,}+"),
            Shape.of("lin_api_", "\\blin_api_[A-Za-z0-9]{30,}+"),
            Shape.of("AGE-SECRET-KEY-1", "\\bAGE-SECRET-KEY-1[A-Z0-9]{20,}+"),
            // hashed passwords: whoever has one can try passwords on it
            Shape.of("$", "\\$(?:2[abxy]?|1|5|6|y|7|apr1|argon2(?:id?|d)|scrypt)\\$[A-Za-z0-9./=,$+\\-]{20,512}+"),
            Shape.of("SHA", "\\{S?SHA\\d{0,3}\\}[A-Za-z0-9+/=]{20,256}+"));

    /** No shape is shorter. */
    private static final int SHORTEST = 12;

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
        if (clean.length() < SHORTEST) {
            return clean;
        }
        for (Shape shape : SHAPES) {
            if (clean.contains(shape.hint())) {
                clean = Replaced.in(clean, shape.pattern(), match -> redact.apply(match.group()));
            }
        }
        return clean;
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
