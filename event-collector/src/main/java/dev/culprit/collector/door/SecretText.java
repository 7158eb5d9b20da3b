package dev.culprit.collector.door;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of text: whole where its name says so, else only the parts that look like one. */
final class SecretText {
    /** A value shorter than this has no room for a secret that its shape alone gives away. */
    private static final int SHORTEST = 8;

    private static final Pattern SHAPE =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{1,40}-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|\\z)"
                    + "|\\beyJ[A-Za-z0-9_\\-]{8,1024}+\\.[A-Za-z0-9_\\-]{8,4096}(?:\\.[A-Za-z0-9_\\-]{0,4096})?"
                    + "|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"
                    + "|\\bgh[pousr]_[A-Za-z0-9]{30,}"
                    + "|\\bgithub_pat_[A-Za-z0-9_]{20,}"
                    + "|\\bglpat-[A-Za-z0-9_\\-]{10,}"
                    + "|\\b[sr]k_(?:live|test)_[A-Za-z0-9]{8,}"
                    + "|(?<=hooks\\.slack\\.com/(?:services|workflows)/)[A-Za-z0-9/_\\-]{8,}"
                    + "|\\bxox[abprs]-[A-Za-z0-9\\-]{10,}"
                    + "|\\bAIza[0-9A-Za-z_\\-]{35}");

    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s/:@\"']{0,256}:)([^\\s/\"']{1,1024})(?=@)");

    private static final Pattern DRIVER_PASSWORD =
            Pattern.compile("(?<![\\w.\\-])([\\w.\\-]{1,256}+:)([^\\s\"']{1,256})(?=@(?:tcp|udp|unix)\\()");

    private static final Pattern BEARER = Pattern.compile("(?i)(\\b(?:bearer|basic)\\s++)([A-Za-z0-9._~+/\\-]{8,}=*)");

    /** {@code curl -u user:password}; two numbers are a user and a group. */
    private static final Pattern USER = Pattern.compile(
            "(?<!\\S)((?:-u|--user|--proxy-user)(?:=|[ \\t]++)?[\"']?[^\\s:\"']{1,256}+:)(?!\\d++(?:\\s|\\z))([^\\s\"']++)");

    private static final Pattern HEADER = Pattern.compile(
            "(?i)(\\b((?:set-)?cookie|(?:proxy-)?authorization)[\"']?[ \\t]*+:[ \\t]*+[\"']?)([^\\s\"'\\\\][^\\r\\n\"'\\\\]*+)");

    private static final Pattern ELEMENT =
            Pattern.compile("(<([A-Za-z_][\\w.\\-:]*+)[^<>]*+>\\s*+(?:<!\\[CDATA\\[)?+)([^<\\]]++)(?=<|\\]\\]>)");

    /** {@code password: two words} on a line of its own: the value goes to the end of the line. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^([ \\t]*+(?:- )?(?:export[ \\t]++)?[\"']?([A-Za-z_][\\w.\\-]*+)[\"']?[ \\t]*+"
                    + "(?:=|:[ \\t])[ \\t]*+)(\\S.*+)$");

    /** {@code password=} or {@code "password":} within a text. */
    private static final Pattern LEAD = Pattern.compile(
            "(?<![\\w.\\-])(\\W?\\W?([A-Za-z_][\\w.\\-]*+)\\\\*+[\"']?(?:[ \\t]?=[ \\t]?|:[ \\t]?)\\\\*+)");

    /** What follows it; a quoted value goes to its closing quote, a list to its end. */
    private static final Pattern VALUE = Pattern.compile("\\[[^\\]]++|[\"'][^\"'\\\\]++|[^\\s\"',;&\\\\})]++");

    private static final Pattern FLAG = Pattern.compile("(?<!\\S)(--?([A-Za-z][\\w\\-]*+)\\s++)([^\\s\\-]\\S*+)");

    /** What is left of a value whose secret part has been taken out already. */
    private static final Pattern CLEAN =
            Pattern.compile("(?i)[\"']?(?:(?:bearer|basic)\\s+)?\\S*?redacted:[0-9a-f]{16}\\S*+\\s*+");

    private static final Pattern PORT = Pattern.compile("\\d{2,5}(?:[/:?].*)?");

    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)|true|false|null|none|bearer|basic|\\||>|[|>][+\\-0-9]{1,3}|\\$\\([\\w.\\-]+\\)|\\$\\{[\\w.\\-]+\\}");

    private final Fingerprint fingerprint;

    SecretText(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    String whole(String value) {
        return HARMLESS.matcher(value).matches() ? value : Redacted.mark(fingerprint, value);
    }

    /** The value of an environment variable, a key or an annotation. */
    String named(String name, String value) {
        if (!SecretName.matches(name)) {
            return within(value);
        }
        boolean harmless = SecretName.isPlainLocation(name, value) || SecretName.isCount(name, value);
        return harmless ? value : whole(value);
    }

    /** Any other text: an argument, a message, a file in a ConfigMap. */
    String within(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        String clean = replaced(text, SHAPE, match -> whole(match.group()));
        if (clean.indexOf('@') >= 0) {
            clean = replaced(clean, URL_PASSWORD, match -> match.group(1) + whole(match.group(2)));
        }
        if (clean.contains("@tcp(") || clean.contains("@udp(") || clean.contains("@unix(")) {
            clean = replaced(clean, DRIVER_PASSWORD, match -> match.group(1) + whole(match.group(2)));
        }
        clean = replaced(clean, USER, match -> match.group(1) + whole(match.group(2)));
        clean = replaced(clean, BEARER, match -> match.group(1) + whole(match.group(2)));
        return SecretName.hinted(clean) ? withoutNamed(clean) : clean;
    }

    private String withoutNamed(String text) {
        String clean = new SecretLines(SecretText::isSecret, this::withoutLine).without(text);
        clean = replaced(clean, HEADER, this::withoutValue);
        clean = replaced(clean, ELEMENT, this::withoutValue);
        clean = replaced(clean, LINE, this::withoutValue);
        clean = withoutAssigned(clean);
        return replaced(clean, FLAG, this::withoutValue);
    }

    private String withoutLine(String line) {
        return CLEAN.matcher(line).matches() ? line : whole(line);
    }

    /** Goes on right behind a harmless name, because its value may hold further names: {@code url=http://x?token=y}. */
    private String withoutAssigned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        Matcher lead = LEAD.matcher(text);
        Matcher value = VALUE.matcher(text);
        int done = 0;
        int from = 0;
        while (from < text.length() && lead.find(from)) {
            from = lead.end();
            boolean inPath = lead.end(2) + 1 == lead.end()
                    && text.charAt(lead.end(2)) == ':'
                    && lead.start(2) > 0
                    && text.charAt(lead.start(2) - 1) == '/'
                    && !SecretName.isPassword(lead.group(2));
            if (inPath || !isSecret(lead.group(2))) {
                continue;
            }
            int end = valueEnd(text, from, value);
            if (end > from) {
                clean.append(text, done, from)
                        .append(withoutValue(lead.group(1), lead.group(2), text.substring(from, end)));
                done = end;
                from = end;
            }
        }
        return clean.append(text, done, text.length()).toString();
    }

    private static int valueEnd(String text, int from, Matcher value) {
        char quote = from < text.length() ? text.charAt(from) : ' ';
        boolean quoted = (quote == '"' || quote == '\'') && text.charAt(from - 1) != '\\';
        if (!quoted) {
            return value.region(from, text.length()).lookingAt() ? value.end() : from;
        }
        int end = from + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end == from + 1 ? from : Math.min(end, text.length());
    }

    private static boolean isSecret(String name) {
        return SecretName.matches(name) && !name.equalsIgnoreCase("key") && !name.equalsIgnoreCase("keys");
    }

    /** Group 1 leads to the value, group 2 names it, group 3 is it. */
    private String withoutValue(MatchResult match) {
        return match.group(1) + withoutValue(match.group(1), match.group(2), match.group(3));
    }

    private String withoutValue(String lead, String name, String value) {
        boolean secret = isSecret(name)
                && !CLEAN.matcher(value).matches()
                && !isPort(lead, name, value)
                && !SecretName.isCount(name, value)
                && !SecretName.isPlainLocation(name, value);
        if (!secret) {
            return value;
        }
        String quote = value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
        return quote + whole(value.substring(quote.length()));
    }

    /** {@code dial auth:8080} names a host, {@code password:8080} does not. */
    private static boolean isPort(String lead, String name, String value) {
        return lead.endsWith(":") && PORT.matcher(value).matches() && !SecretName.isPassword(name);
    }

    private static String replaced(String text, Pattern pattern, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }
}
