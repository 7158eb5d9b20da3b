package dev.culprit.collector.door;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that are told in words: {@code the password for anna is x}, {@code password x}. Behind {@code is} a password is
 * whatever goes on with no sentence; elsewhere only what looks like none of a language's words.
 */
final class SecretSentence {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?<![\\w.\\-/])(?:[\\w.\\-]{0,64}?(password|passwd|passphrase|pwd)|[\\w.\\-]{0,64}?(?:token|secret)"
                    + "|(?:api|access|secret|private|encryption|signing)[ _\\-]?key)[\"'`]?(?=[ \\t])");

    private static final String WORD = "[ \\t]{1,8}[\\w.@\\-]{1,64}";

    /** {@code for the user anna is now}, {@code was changed to}. */
    private static final Pattern IS = Pattern.compile("(?i)(?:[ \\t]{1,8}(?:for|of)(?:" + WORD + "){1,3}?)?[ \\t]{1,8}"
            + "(?:(?:(?:is|was|has been)[ \\t])?(?:set|changed|reset|rotated)[ \\t]to|is|was)(?:[ \\t]now)?(?:[ \\t]{0,8}:)?"
            + "[ \\t]{1,8}");

    private static final Pattern GAP = Pattern.compile("[ \\t]{1,8}");

    private static final Pattern VALUE = Pattern.compile(
            "\"([^\"\\r\\n]{1,256}+)\"|'([^'\\r\\n]{1,256}+)'|`([^`\\r\\n]{1,256}+)`|([^\\s\"'`]{1,1024}+)");

    private static final int BARE_WORD = 4;

    private final UnaryOperator<String> redact;
    private final SecretAssignment assignment;

    SecretSentence(SecretAssignment assignment, UnaryOperator<String> redact) {
        this.assignment = assignment;
        this.redact = redact;
    }

    String without(String text) {
        Matcher name = NAME.matcher(text);
        Matcher is = IS.matcher(text);
        Matcher gap = GAP.matcher(text);
        Matcher value = VALUE.matcher(text);
        var clean = new StringBuilder();
        int done = 0;
        while (name.find()) {
            boolean password = name.group(1) != null;
            boolean stated = is.region(name.end(), text.length()).lookingAt();
            Matcher lead = stated ? is : gap.region(name.end(), text.length());
            if ((!stated && !password) || !(stated || lead.lookingAt())) {
                continue;
            }
            if (value.region(lead.end(), text.length()).lookingAt() && isSecret(value, password, stated)) {
                int group = group(value);
                int end = group == BARE_WORD ? value.start(group) + Prose.length(value.group(group)) : value.end(group);
                clean.append(text, done, value.start(group))
                        .append(redact.apply(text.substring(value.start(group), end)));
                done = end;
                name.region(end, text.length());
            }
        }
        return clean.append(text, done, text.length()).toString();
    }

    private boolean isSecret(Matcher value, boolean password, boolean stated) {
        int group = group(value);
        String told = value.group(group);
        if (assignment.isClean(told) || Prose.isPlaceholder(told) || Prose.isComplaint(told)) {
            return false;
        }
        boolean anything = password && (stated || group != BARE_WORD);
        return anything ? !Prose.isSaid(told) && !isMention(told) : Prose.looksSecret(told);
    }

    /** {@code password is required}, {@code password "secret"}: an empty end, or the name once more. */
    private static boolean isMention(String told) {
        return Prose.length(told) == 0 || told.toLowerCase(Locale.ROOT).contains("password");
    }

    private static int group(Matcher value) {
        int group = 1;
        while (value.group(group) == null) {
            group++;
        }
        return group;
    }
}
