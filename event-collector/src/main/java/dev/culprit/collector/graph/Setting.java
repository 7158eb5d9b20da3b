package dev.culprit.collector.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One entry of a configuration, as far as it can be told without knowing the program that reads it.
 *
 * @param key with the keys or the section above it: {@code database.host}
 * @param value what stands behind the key; the whole line where there is none
 * @param line all of it
 */
record Setting(String key, String value, String line) {
    static final int MAX_LINE = 4096;

    /** No file that a workload reads its addresses from is longer. */
    private static final int MAX_TEXT = 256 * 1024;

    private static final int MAX_DEPTH = 50;

    private static final Pattern ASSIGNMENT =
            Pattern.compile("[\\s\\-\"']*([A-Za-z_][\\w.\\-]*+)[\"']?\\s*(?:=|:\\s)\\s*[\"']?([^\\s\"',]+).*");

    private static final Pattern PARENT = Pattern.compile("(?:-\\s+)?[\"']?([A-Za-z_][\\w.\\-]*+)[\"']?:(?:\\s+#.*)?");

    private static final Pattern SECTION = Pattern.compile("\\[{1,2}([\\w.\\- \"]{1,80})]{1,2}");

    /** Of a value read under a key: JSON by its fields, anything else line by line. */
    static Stream<Setting> in(String outerKey, String value) {
        String text = value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value;
        return json(text).map(root -> fields("", root, 0)).orElseGet(() -> lines(outerKey, text));
    }

    private static Optional<JsonNode> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.mapper().readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Stream<Setting> fields(String key, JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return Stream.empty();
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .flatMap(field -> fields(joined(key, field.getKey()), field.getValue(), depth + 1));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(item -> fields(key, item, depth + 1));
        }
        return node.isTextual() && node.textValue().length() <= MAX_LINE
                ? node.textValue().lines().map(line -> new Setting(key, line.strip(), line))
                : Stream.empty();
    }

    private static Stream<Setting> lines(String outerKey, String text) {
        var above = new Above();
        return text.lines().filter(line -> line.length() <= MAX_LINE).map(line -> {
            Matcher assignment = ASSIGNMENT.matcher(line);
            String parent = above.of(line);
            return assignment.matches()
                    ? new Setting(joined(parent, assignment.group(1)), assignment.group(2), line)
                    : new Setting(outerKey, line.strip(), line);
        });
    }

    private static String joined(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    /** The keys above a line by their indentation, as in YAML, or the section it stands in, as in INI and TOML. */
    private static final class Above {
        private record Key(int indent, String name) {}

        private final Deque<Key> keys = new ArrayDeque<>();

        /** Lines come in order. */
        String of(String line) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                return "";
            }
            int indent = line.indexOf(stripped);
            Matcher section = SECTION.matcher(stripped);
            if (section.matches()) {
                keys.clear();
                keys.addLast(new Key(-1, section.group(1)));
                return "";
            }
            while (!keys.isEmpty() && keys.getLast().indent >= indent) {
                keys.removeLast();
            }
            String parent = keys.stream().map(Key::name).collect(Collectors.joining("."));
            Matcher key = PARENT.matcher(stripped);
            if (key.matches() && keys.size() < MAX_DEPTH) {
                keys.addLast(new Key(indent, key.group(1)));
            }
            return parent;
        }
    }
}
