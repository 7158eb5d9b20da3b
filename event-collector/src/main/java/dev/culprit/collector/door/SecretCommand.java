package dev.culprit.collector.door;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in command lines: after flags that name them, after short flags of known tools, in headers and SQL. */
final class SecretCommand {
    /** Between a flag and its value; a line that goes on is one line. */
    private static final String GAP = "(?:\\s|\\\\\\r?\\n)++";

    private static final Pattern BEARER =
            Pattern.compile("(?i)(\\b(?:bearer|basic|digest|negotiate)\\s++)([A-Za-z0-9._~+/\\-]{8,}+=*+)");

    /** {@code curl -u user:password}; two numbers are a user and a group. */
    private static final Pattern USER = Pattern.compile("(?<!\\S)((?:-u|-U|--user|--proxy-user)(?:=|" + GAP
            + ")?+[\"']?+[^\\s:\"'/\\\\]{1,256}+:)(?!\\d++(?:\\s|\\z))([^\\s\"']++)");

    private static final Pattern FLAG =
            Pattern.compile("(?<!\\S)(--?([A-Za-z][\\w\\-]*+)" + GAP + ")(\"[^\"\\n]++|'[^'\\n]++|[^\\s\\-\"']\\S*+)");

    /** Tools whose short flag for the password means something else elsewhere; the rest of the line is theirs. */
    private static final Pattern TOOL = Pattern.compile(
            "(?<![\\w\\-])(?:(mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|sshpass|mongo|mongosh|mongodump|login)"
                    + "|(redis-cli|valkey-cli)|(ldapsearch|ldapmodify|ldapadd|ldapwhoami))(?![\\w\\-])");

    /** {@code -port} and the like, as some tools write their long flags. */
    private static final String NO_WORD = "(?!(?:ort|ath|rofile|roject|rotocol|ass|assword|ipe)(?:[=\\s]|$))";

    private static final Pattern SHORT_P =
            Pattern.compile("(?<!\\S)(-p" + NO_WORD + "[ \\t]*+[\"']?+)([^\\s\"'\\-][^\\s\"']*+)");
    private static final Pattern SHORT_A = Pattern.compile("(?<!\\S)(-a[ \\t]++[\"']?+)([^\\s\"']++)");
    private static final Pattern SHORT_W = Pattern.compile("(?<!\\S)(-w[ \\t]++[\"']?+)([^\\s\"']++)");

    private static final Pattern LITERAL =
            Pattern.compile("(--from-literal(?:=|\\s++)[\"']?+[\\w.\\-]{1,253}+=)(\\S++)");

    private static final Pattern PASS = Pattern.compile("(?<![\\w.\\-])(pass:)([^\\s\"':]{1,256}+)(?![:@])");

    private static final Pattern SQL = Pattern.compile(
            "(?i)(\\b(?:identified(?:[ \\t]++with[ \\t]++\\w++)?[ \\t]++by|password)[ \\t]++')((?:[^'\\\\\\r\\n]|''|\\\\.){1,256}+)");

    /** Of a secret that is piped into a program which reads one; a variable's name is none. */
    private static final Pattern PIPED = Pattern.compile(
            "((?<![\\w\\-])(?:echo|printf)[ \\t]++(?:-[neE]{1,3}+[ \\t]++)?+(?:[\"']?%s(?:\\\\n)?[\"']?[ \\t]++)?+)"
                    + "(\"[^\"$\\n]{1,1024}+\"|'[^'\\n]{1,1024}+'|[^\\s|;&<>\"'$][^\\s|;&<>\"']{0,1023}+)"
                    + "(?=(?:[ \\t]|\\\\\\r?\\n){0,64}+\\|(?:[^\\n;|]|\\\\\\r?\\n){0,256}?"
                    + "(?:-stdin\\b|--with-token\\b|\\bchpasswd\\b|sudo -S\\b|\\blogin -(?![\\w-])))");

    private static final Pattern HERE_STRING = Pattern.compile(
            "(--[\\w\\-]{1,64}-stdin\\b[^\\n;|<]{0,256}+<<<[ \\t]*+)(\"[^\"$\\n]{1,1024}+\"|'[^'\\n]{1,1024}+'|[^\\s\"'$]\\S{0,1023}+)");

    private static final Pattern NETRC = Pattern.compile(
            "((?<!\\S)(?:login|machine)\\s++\\S{1,253}+\\s++(?:account\\s++\\S{1,253}+\\s++)?password\\s++)(\\S++)");

    private static final Pattern ATTACHED = Pattern.compile("-p" + NO_WORD + "[^\\s=].*+", Pattern.DOTALL);

    private static final Pattern ASSIGNED =
            Pattern.compile("((?:-{1,2}|-D|)([A-Za-z_][\\w.\\-]*+)=)([^\"'].*+)", Pattern.DOTALL);

    private static final Pattern COMMAND_FLAG =
            Pattern.compile("--?[A-Za-z][A-Za-z0-9\\-_.]*+(?:=.*)?", Pattern.DOTALL);

    /** Tools whose {@code -p} is known to be no password. */
    private static final Pattern OTHER_P =
            Pattern.compile("(?<![\\w\\-])(?:mkdir|ssh|scp|cp|nc|nmap|psql|rsync)(?![\\w\\-])");

    private static final Pattern PORTS = Pattern.compile("[\\d.:\\-]++(?:/(?:tcp|udp))?");

    private static final Pattern USER_FLAG = Pattern.compile("-u|-U|-l|--user|--username|--login");

    private static final Pattern USER_ARGUMENT =
            Pattern.compile("([^\\s:\"'/\\\\]{1,256}+:)(?!\\d++\\z)(.+)", Pattern.DOTALL);

    private final SecretName names;
    private final UnaryOperator<String> redact;

    SecretCommand(SecretName names, UnaryOperator<String> redact) {
        this.names = names;
        this.redact = redact;
    }

    /** What needs no secret's name in it. */
    String without(String text) {
        boolean user = text.contains("-u") || text.contains("-U");
        String clean = user ? replaced(text, USER) : text;
        clean = replaced(clean, BEARER);
        clean = clean.contains("password") ? replaced(clean, NETRC) : clean;
        clean = clean.contains("--from-literal") ? replaced(clean, LITERAL) : clean;
        clean = clean.contains("pass:") ? replaced(clean, PASS) : clean;
        clean = clean.indexOf('|') < 0 ? clean : Replaced.in(clean, PIPED, this::withoutQuoted);
        clean = clean.contains("<<<") ? Replaced.in(clean, HERE_STRING, this::withoutQuoted) : clean;
        clean = clean.indexOf('-') < 0 ? clean : withoutShort(clean);
        return clean.indexOf('\'') < 0 ? clean : replaced(clean, SQL);
    }

    /** {@code --db-password hunter2}. */
    String withoutFlags(String text) {
        return Replaced.in(text, FLAG, match -> {
            String value = match.group(3);
            boolean secret = names.matchesInText(match.group(2)) && !Harmless.is(match.group(2), value);
            return match.group(1) + (secret ? quoted(value) : value);
        });
    }

    private String withoutQuoted(MatchResult match) {
        String value = match.group(2);
        int last = value.length() - 1;
        boolean quoted = "\"'".indexOf(value.charAt(0)) >= 0;
        String mark = quoted
                ? value.charAt(0) + redact.apply(value.substring(1, last)) + value.charAt(last)
                : redact.apply(value);
        return match.group(1) + mark;
    }

    private String quoted(String value) {
        boolean quoted = value.startsWith("\"") || value.startsWith("'");
        return quoted ? value.charAt(0) + redact.apply(value.substring(1)) : redact.apply(value);
    }

    private String withoutShort(String text) {
        Matcher tool = TOOL.matcher(text);
        var clean = new StringBuilder();
        int done = 0;
        while (tool.find()) {
            int end = endOfCommand(text, tool.end());
            Pattern flag = tool.group(1) != null ? SHORT_P : tool.group(2) != null ? SHORT_A : SHORT_W;
            clean.append(text, done, tool.end()).append(replaced(text.substring(tool.end(), end), flag));
            done = end;
            tool.region(end, text.length());
        }
        return clean.append(text, done, text.length()).toString();
    }

    private static int endOfCommand(String text, int from) {
        int end = from;
        while (end < text.length() && "\n;|&".indexOf(text.charAt(end)) < 0) {
            end += text.startsWith("\\\n", end) ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    /**
     * The arguments of one command, of which a flag and its value are two.
     *
     * @param tool what may tell whose arguments they are: the command before them
     * @param within what becomes of an argument on its own
     */
    List<String> withoutArguments(String tool, List<String> arguments, UnaryOperator<String> within) {
        var clean = new ArrayList<String>();
        String flag = "";
        String begin = tool + " " + (arguments.isEmpty() ? "" : arguments.getFirst());
        Matcher known = TOOL.matcher(begin);
        String letter = !known.find() ? "" : known.group(1) != null ? "-p" : known.group(2) != null ? "-a" : "-w";
        boolean guess = letter.isEmpty() && !OTHER_P.matcher(begin).find();
        boolean user = guess && namesUser(arguments);
        for (String argument : arguments) {
            boolean guessed = guess && flag.equals("-p") && isGuessed(argument, user);
            clean.add(guessed ? redact.apply(argument) : argument(flag, letter, argument, within));
            boolean isFlag = argument.startsWith("-") && argument.indexOf('=') < 0;
            flag = isFlag ? argument : "";
        }
        return clean;
    }

    /** Behind {@code -p} of a tool that nobody knows: what is no port, path or word, and beside a user any word. */
    private static boolean isGuessed(String argument, boolean user) {
        boolean other = PORTS.matcher(argument).matches()
                || Prose.isPlaceholder(argument)
                || COMMAND_FLAG.matcher(argument).matches();
        return !other && (user || Prose.looksSecret(argument));
    }

    private static boolean namesUser(List<String> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (USER_FLAG.matcher(arguments.get(i)).matches()
                    && !PORTS.matcher(arguments.get(i + 1)).matches()) {
                return true;
            }
        }
        return false;
    }

    private String argument(String flag, String letter, String argument, UnaryOperator<String> within) {
        if (letter.equals("-p") && ATTACHED.matcher(argument).matches()) {
            return "-p" + redact.apply(argument.substring(2));
        }
        Matcher assigned = ASSIGNED.matcher(argument);
        if (assigned.matches()
                && names.matches(assigned.group(2))
                && !Harmless.is(assigned.group(2), assigned.group(3))) {
            return assigned.group(1) + redact.apply(assigned.group(3));
        }
        if (flag.isEmpty() || COMMAND_FLAG.matcher(argument).matches()) {
            return within.apply(argument);
        }
        if (flag.equals(letter)) {
            return redact.apply(argument);
        }
        if (flag.equals("-u") || flag.equals("-U") || flag.equals("--user") || flag.equals("--proxy-user")) {
            Matcher user = USER_ARGUMENT.matcher(argument);
            return user.matches() ? user.group(1) + redact.apply(user.group(2)) : within.apply(argument);
        }
        boolean secret = names.matches(flag) && !Harmless.is(flag, argument);
        return secret ? redact.apply(argument) : within.apply(argument);
    }

    /** Group 1 leads to the secret, group 2 is it. */
    private String replaced(String text, Pattern pattern) {
        return Replaced.in(text, pattern, match -> match.group(1) + redact.apply(match.group(2)));
    }
}
