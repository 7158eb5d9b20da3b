package dev.culprit.rules.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.objective.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A field of a resource by its path. What is not as it should be is reported, and something harmless stands in its place,
 * so that reading goes on and tells everything at once.
 */
record Field(String path, JsonNode node, Report report) {
    private static final int FINEST = 9;
    private static final BigDecimal LARGEST = new BigDecimal("1e9");

    static Field root(JsonNode node, Report report) {
        return new Field("", node, report);
    }

    Field at(String name) {
        return new Field(path.isEmpty() ? name : path + "." + name, node.path(name), report);
    }

    boolean given() {
        return !node.isMissingNode() && !node.isNull();
    }

    void wrong(String what) {
        report.wrong(path, what);
    }

    void warn(String what) {
        report.warn(path, what);
    }

    /** Says that it is missing, or no object; and which of its fields nobody knows. */
    boolean object(String... known) {
        if (!given()) {
            wrong("is missing");
            return false;
        }
        if (!node.isObject()) {
            wrong("must be an object");
            return false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!Set.of(known).contains(name)) {
                warn("has an unknown field " + Shown.of(name) + ", which is ignored: known are "
                        + String.join(", ", known));
            }
        });
        return true;
    }

    String text(int longest) {
        if (!given()) {
            wrong("is missing");
            return "x";
        }
        if (!node.isTextual()) {
            wrong(noText());
            return "x";
        }
        String text = node.textValue();
        if (text.isBlank() || text.length() > longest) {
            wrong(
                    text.isBlank()
                            ? "must not be empty"
                            : "has " + text.length() + " characters: " + longest + " at most");
            return "x";
        }
        return text;
    }

    /** As the API server refuses it: kubectl has sent it what YAML 1.1 makes of a word without quotes. */
    private String noText() {
        return node.isBoolean()
                ? "must be a text and is the boolean " + node.asBoolean() + ", as yes, on, y or no, off, n are without"
                        + " quotes: put it between quotes"
                : "must be a text" + (node.isNumber() ? " and is the number " + Shown.of(node.asText()) : "")
                        + ": put it between quotes";
    }

    String text(int longest, Pattern shape, String described) {
        int before = report.problems().size();
        String text = text(longest);
        if (report.problems().size() == before && !shape.matcher(text).matches()) {
            wrong(Shown.of(text) + " is not " + described);
            return "x";
        }
        return text;
    }

    <T> T choice(java.util.Map<String, T> choices, T otherwise) {
        String text = text(100);
        T chosen = choices.get(text);
        if (chosen == null && !text.equals("x")) {
            wrong(Shown.of(text) + " is not known: choose one of "
                    + String.join(", ", new java.util.TreeSet<>(choices.keySet())));
        }
        return chosen == null ? otherwise : chosen;
    }

    /** With nine places behind the point at most. */
    BigDecimal number(BigDecimal otherwise) {
        if (!given() || !node.isNumber() || !Double.isFinite(node.doubleValue())) {
            wrong(given() ? "must be a number" + (node.isTextual() ? ", without quotes" : "") : "is missing");
            return otherwise;
        }
        BigDecimal number = node.decimalValue().stripTrailingZeros();
        if (number.scale() > FINEST || number.abs().compareTo(LARGEST) > 0) {
            wrong("must be below a billion, with " + FINEST + " decimal places at most");
            return otherwise;
        }
        return number;
    }

    boolean flag() {
        if (!node.isBoolean()) {
            wrong(given() ? "must be true or false" : "is missing");
        }
        return node.asBoolean(false);
    }

    Window window(Window otherwise) {
        String text = text(20);
        Optional<Window> window = Window.parse(text);
        if (window.isEmpty() && !text.equals("x")) {
            wrong(Shown.of(text) + " is no length of time in whole minutes: write 5m, 6h, 3d or 2w");
        }
        return window.orElse(otherwise);
    }

    List<Field> items(int most) {
        if (!given()) {
            return List.of();
        }
        if (!node.isArray()) {
            wrong("must be a list");
            return List.of();
        }
        if (node.size() > most) {
            wrong("has " + node.size() + " entries: " + most + " at most");
        }
        var items = new ArrayList<Field>();
        for (int i = 0; i < Math.min(node.size(), most); i++) {
            items.add(new Field(path + "[" + i + "]", node.path(i), report));
        }
        return items;
    }

    /** A map of texts, whose names must have a shape. */
    SortedMap<String, String> texts(int most, Pattern names, int longest) {
        var texts = new TreeMap<String, String>();
        if (given() && !node.isObject()) {
            wrong("must be a map of texts");
        } else if (node.size() > most) {
            wrong("has " + node.size() + " entries: " + most + " at most");
        } else {
            node.fieldNames().forEachRemaining(name -> {
                if (!names.matcher(name).matches()) {
                    wrong(Shown.of(name) + " cannot be a name here: letters, digits and _ are allowed");
                } else {
                    doubt(name);
                    texts.put(name, named(name).text(longest));
                }
            });
        }
        return texts;
    }

    private void doubt(String name) {
        if (name.equals("true") || name.equals("false")) {
            warn("has the name " + Shown.of(name)
                    + ", which yes, on, y or no, off, n become without quotes: put such a name" + " between quotes");
        }
    }

    /** A map whose values the API server takes only if they are texts, whatever they say. */
    void labels() {
        if (given() && !node.isObject()) {
            wrong("must be a map of texts");
        }
        node.fieldNames().forEachRemaining(name -> {
            doubt(name);
            Field value = named(name);
            if (value.given() && !value.node.isTextual()) {
                value.wrong(value.noText());
            }
        });
    }

    private Field named(String name) {
        return new Field(path + "." + name, node.path(name), report);
    }
}
