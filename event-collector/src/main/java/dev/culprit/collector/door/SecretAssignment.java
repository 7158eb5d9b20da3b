package dev.culprit.collector.door;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values behind a secret's name: {@code password=x}, {@code "token": "x"}, {@code <secret>x</secret>}, headers, pairs. */
final class SecretAssignment {
    private static final String NAME = "([A-Za-z_][\\w.\\-]*+)";

    private static final String LEADING = "(?:export|set|setx|env|arg|const|let|var|val|local|readonly|static|final)";

    /** The value goes to the end of the line, as header values do; behind a space alone, only where it is quoted. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(\\b((?:set-)?cookie|(?:proxy-|x-)?authorization)(?:[\"']?[ \\t]*+[:=,][ \\t]*+[\"']?+|[ \\t]++[\"']))"
                    + "([^\\s\"'\\\\][^\\r\\n\"'\\\\]*+)");

    private static final Pattern ELEMENT = Pattern.compile("(<([A-Za-z_][\\w.\\-:]*+)[^<>]*+>\\s*+)([^<]++)(?=<|\\z)");

    private static final Pattern CDATA =
            Pattern.compile("(<([A-Za-z_][\\w.\\-:]*+)[^<>]*+>\\s*+<!\\[CDATA\\[)((?:[^\\]]|\\](?!\\]>))++)");

    private static final Pattern NAMED_ELEMENT =
            Pattern.compile("(?i)(<(?:name|key)>\\s*+([\\w.\\-]{1,256}+)\\s*+</(?:name|key)>"
                    + "\\s*+<(?:value|string)>)([^<]++)(?=<)");

    /** {@code password: two words} on a line of its own: the value goes to the end of the line. */
    private static final Pattern LINE = Pattern.compile("(?dmi)^((?:[ \\t]*+(?:#|//|;|- ))?+[ \\t]*+(?:" + LEADING
            + "[ \\t]++)?+[\"':]?+" + NAME + "[\"']?+[ \\t]*+(?:[:?+]?=>?|:[ \\t])[ \\t]*+)(\\S.*+)$");

    /** {@code requirepass x}, {@code secret_key x}: a name and one word, and nothing else on the line. */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "(?dm)^([ \\t]*+" + NAME + "[ \\t]++[\"']?+)([^\\s=:][^\\s;\"']*+)(?=[\"';]{0,2}[ \\t]*+\\r?$)");

    private static final Pattern DIRECTIVE_NAME =
            Pattern.compile("(?i).*(?:[_\\-]|password|passwd|requirepass|masterauth).*");

    /** {@code ;Password=two words;} of a connection string. */
    private static final Pattern CONNECTION =
            Pattern.compile("(;[ \\t]*+([A-Za-z][\\w .\\-]{0,63}+)=[ \\t]*+)([^;\"'\\r\\n]++)");

    /** {@code define('DB_PASSWORD', 'x')}. */
    private static final Pattern CALL =
            Pattern.compile("(\\([ \\t]*+[\"']" + NAME + "[\"'][ \\t]*+,[ \\t]*+[\"'])([^\"'\\r\\n]++)");

    /** {@code key="DB_PASSWORD" value="x"} and {@code "name":"DB_PASSWORD","value":"x"}. */
    private static final Pattern PAIR = Pattern.compile(
            "(?i)(\\b(?:name|key)\\\\?[\"']?+\\s*+[:=]\\s*+\\\\?[\"']?" + NAME
                    + "\\\\?[\"']?+\\s*+,?+\\s*+\\\\?[\"']?+value\\\\?[\"']?+\\s*+[:=]\\s*+\\\\?[\"']?+)([^\\s\"'\\\\][^\"'\\r\\n\\\\]*+)");

    private static final Pattern PAIR_REVERSED =
            Pattern.compile("(?i)(\\bvalue\\\\?[\"']?+\\s*+[:=]\\s*+\\\\?[\"'])([^\"'\\r\\n\\\\]{1,4096}+)"
                    + "(?=\\\\?[\"']\\s*+,?+\\s*+\\\\?[\"']?+(?:name|key)\\\\?[\"']?+\\s*+[:=]\\s*+\\\\?[\"']?" + NAME
                    + ")");

    /** What is left of a value that has been taken out already. */
    private static final Pattern CLEAN = Pattern.compile(
            "(?i)[\"']?+(?:(?:bearer|basic|digest|negotiate)\\s++)?+redacted:[0-9a-f]{16}[\"',;)\\]}]*+\\s*+");

    /** A name in quotes behind a word, as programs speak of objects. */
    private static final Pattern OBJECT = Pattern.compile("[a-z] \"[a-z0-9]++(?:[\\-.][a-z0-9]++)++\" ?:\\s*+");

    private static final Pattern WORD = Pattern.compile("[a-z']++(?=[\\s:]|\\z)");

    private static final Pattern PORT = Pattern.compile("\\d{2,5}(?:[/:?].*)?");

    private final SecretName names;
    private final UnaryOperator<String> redact;

    SecretAssignment(SecretName names, UnaryOperator<String> redact) {
        this.names = names;
        this.redact = redact;
    }

    String without(String text) {
        String clean = Replaced.in(text, HEADER, this::withoutValue);
        clean = clean.indexOf('<') < 0 ? clean : withoutElements(clean);
        clean = Replaced.in(clean, PAIR, this::withoutValue);
        clean = Replaced.in(
                clean, PAIR_REVERSED, match -> match.group(1) + value(match.group(1), match.group(3), match.group(2)));
        boolean isFile = clean.indexOf('\n') >= 0;
        clean = Replaced.in(clean, LINE, isFile ? this::withoutValue : this::withoutTold);
        clean = clean.indexOf(';') < 0 ? clean : Replaced.in(clean, CONNECTION, this::withoutValue);
        clean = clean.indexOf('(') < 0 ? clean : Replaced.in(clean, CALL, this::withoutValue);
        // a message of two words is no directive
        clean = isFile ? Replaced.in(clean, DIRECTIVE, this::withoutDirective) : clean;
        return new InText(clean).without();
    }

    private String withoutElements(String text) {
        String clean = Replaced.in(text, ELEMENT, this::withoutValue);
        clean = Replaced.in(clean, CDATA, this::withoutValue);
        return Replaced.in(clean, NAMED_ELEMENT, this::withoutValue);
    }

    private String withoutDirective(MatchResult match) {
        boolean directive = DIRECTIVE_NAME.matcher(match.group(2)).matches();
        return directive ? withoutValue(match) : match.group();
    }

    /** Group 1 leads to the value, group 2 names it, group 3 is it. */
    private String withoutValue(MatchResult match) {
        return match.group(1) + value(match.group(1), match.group(2), match.group(3));
    }

    private String withoutTold(MatchResult match) {
        return match.group(1) + told(match.group(1), match.group(2), match.group(3));
    }

    /** The value without its secret, if the name says that it is one. */
    String value(String lead, String name, String value) {
        boolean secret =
                names.matchesInText(name) && !isClean(value) && !isPort(lead, name, value) && !Harmless.is(name, value);
        if (!secret) {
            return value;
        }
        String quote = value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
        return quote + redact.apply(value.substring(quote.length()));
    }

    /** In a message a colon may lead to what became of the secret: {@code password: must not be empty}. */
    private String told(String lead, String name, String value) {
        boolean complaint = lead.stripTrailing().endsWith(":") && Prose.isComplaint(value);
        return complaint ? value : value(lead, name, value);
    }

    boolean isClean(String value) {
        return CLEAN.matcher(value).matches();
    }

    /** {@code dial auth:8080} names a host, {@code password:8080} does not. */
    private boolean isPort(String lead, String name, String value) {
        return lead.endsWith(":") && PORT.matcher(value).matches() && !names.isPassword(name);
    }

    /** One walk through a text along {@code password=} and {@code "password":}, wherever they stand. */
    private final class InText {
        private static final Pattern LEAD = Pattern.compile(
                "(?<![\\w.\\-])(\\W?\\W?" + NAME + "\\\\*+[\"']?+\\]?+[ \\t]{0,8}+(?:[:?+]?=>?|:)[ \\t]{0,8}+\\\\*+)");

        private static final String DELIMITER = "[\"',;&})]";

        /**
         * A list goes to its end, anything else to a space, or to a delimiter behind which something else begins; a line
         * that goes on is one line.
         */
        private static final Pattern VALUE = Pattern.compile(
                "\\[[^\\]]++|(?:[^\\s\"',;&\\\\})]|" + DELIMITER + "(?!" + DELIMITER
                        + "|[\\s\\\\:]|\\z|[\\w.\\-]{1,64}+[\"']?[=:])|\\\\\\r?\\n[ \\t]*+(?=\\S)|\\\\(?![rntu\"'\\\\\\r\\n]|\\z))++");

        private final String text;
        private final Matcher lead;
        private final Matcher value;
        private final StringBuilder clean;

        InText(String text) {
            this.text = text;
            this.lead = LEAD.matcher(text);
            this.value = VALUE.matcher(text);
            this.clean = new StringBuilder(text.length());
        }

        /** Goes on right behind a harmless name, because its value may hold further names: {@code url=http://x?token=y}. */
        String without() {
            int done = 0;
            int from = 0;
            while (from < text.length() && lead.find(from)) {
                from = lead.end();
                String name = lead.group(2);
                if (isInPath(name) || !names.matchesInText(name) || isObject(from)) {
                    continue;
                }
                int end = end(name, from);
                if (end > from) {
                    clean.append(text, done, from).append(told(lead.group(1), name, text.substring(from, end)));
                    done = end;
                    from = end;
                }
            }
            return clean.append(text, done, text.length()).toString();
        }

        private boolean isInPath(String name) {
            return lead.end(2) + 1 == lead.end()
                    && text.charAt(lead.end(2)) == ':'
                    && lead.start(2) > 0
                    && text.charAt(lead.start(2) - 1) == '/'
                    && !names.isPassword(name);
        }

        /** {@code volume "db-token" : mount failed}: what is behind the colon is a sentence. */
        private boolean isObject(int from) {
            String named = text.substring(Math.max(0, lead.start() - 2), lead.end());
            return OBJECT.matcher(named).matches()
                    && WORD.matcher(text).region(from, text.length()).lookingAt();
        }

        private int end(String name, int from) {
            char first = from < text.length() ? text.charAt(from) : ' ';
            if (first == '{') {
                boolean braced = text.charAt(lead.end(2)) == '=';
                return braced || names.holdsMany(name) ? afterBraces(from) : from;
            }
            boolean quoted = (first == '"' || first == '\'') && text.charAt(from - 1) != '\\';
            if (!quoted) {
                return value.region(from, text.length()).lookingAt() ? value.end() : from;
            }
            int end = from + 1;
            while (end < text.length() && text.charAt(end) != first) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return end == from + 1 ? from : Math.min(end, text.length());
        }

        private int afterBraces(int from) {
            int depth = 0;
            for (int at = from; at < text.length(); at++) {
                depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
                if (depth == 0) {
                    return at + 1;
                }
            }
            return text.length();
        }
    }
}
