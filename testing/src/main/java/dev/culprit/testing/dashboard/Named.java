package dev.culprit.testing.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Which series and labels an expression names. That it is an expression at all is for Prometheus' own parser to say. */
public final class Named {
    private static final Set<String> LISTS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    private final String text;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> labels = new TreeSet<>();
    private int at;

    private Named(String text) {
        this.text = text;
    }

    /** Series by their name, empty where only matchers tell, and by their labels. */
    public record Selector(String name, List<Match> matches) {}

    public record Match(String label, String operator, String value) {}

    public static Named in(String expression) {
        var named = new Named(expression);
        named.read();
        return named;
    }

    public List<Selector> selectors() {
        return List.copyOf(selectors);
    }

    /** By which it groups or joins. */
    public Set<String> labels() {
        return Set.copyOf(labels);
    }

    private void read() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"' || next == '\'') {
                string();
            } else if (next == '[') {
                at = text.indexOf(']', at) + 1;
            } else if (next == '{') {
                selectors.add(new Selector("", matches()));
            } else if (Character.isDigit(next)) {
                take(Character::isLetterOrDigit);
            } else if (isName(next)) {
                word(take(Named::isName));
            } else {
                at++;
            }
        }
    }

    private void word(String word) {
        take(Character::isWhitespace);
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '{') {
            selectors.add(new Selector(word, matches()));
        } else if (LISTS.contains(word) && next == '(') {
            int end = text.indexOf(')', at);
            for (String label : text.substring(at + 1, end).split(",", -1)) {
                labels.add(label.strip());
            }
            at = end + 1;
        } else if (next != '(' && !LISTS.contains(word) && !WORDS.contains(word) && !isBeforeList()) {
            selectors.add(new Selector(word, List.of()));
        }
    }

    /** As in {@code sum by (a) (b)}. */
    private boolean isBeforeList() {
        return text.startsWith("by ", at) || text.startsWith("without ", at);
    }

    private List<Match> matches() {
        var matches = new ArrayList<Match>();
        at++;
        while (text.charAt(at) != '}') {
            if (isName(text.charAt(at))) {
                String label = take(Named::isName);
                String operator = take(sign -> "=~! ".indexOf(sign) >= 0).strip();
                matches.add(new Match(label, operator, string()));
            } else {
                at++;
            }
        }
        at++;
        return matches;
    }

    private String string() {
        char quote = text.charAt(at++);
        int from = at;
        while (text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(from, at++);
    }

    private String take(IntPredicate wanted) {
        int from = at;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isName(int sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == ':';
    }
}
