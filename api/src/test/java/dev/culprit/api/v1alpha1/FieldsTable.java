package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The schema of a CRD as a Markdown table, one line a field; {@code *} marks what is required. */
final class FieldsTable {
    private static final List<String> LIMITS =
            List.of("format", "minLength", "maxLength", "minimum", "maximum", "maxItems");

    private FieldsTable() {}

    static String of(JsonNode schema) {
        return rows("", schema).collect(Collectors.joining("\n", "| field | type | limits |\n|---|---|---|\n", "\n"));
    }

    private static Stream<String> rows(String path, JsonNode schema) {
        List<String> required = texts(schema.path("required")).toList();
        return schema.path("properties").properties().stream()
                .filter(field -> !path.isEmpty() || List.of("spec", "status").contains(field.getKey()))
                .flatMap(field -> field(path, required.contains(field.getKey()), field));
    }

    private static Stream<String> field(String path, boolean required, Map.Entry<String, JsonNode> field) {
        JsonNode schema = field.getValue();
        boolean list = schema.path("type").asText().equals("array");
        JsonNode item = list ? schema.path("items") : schema;
        String name = path + "." + field.getKey() + (list ? "[]" : "");
        String type = (list ? "list of " : "") + item.path("type").asText();
        String row = "| `" + name + "`" + (required ? " *" : "") + " | " + type + " | " + limits(schema) + " |";
        return Stream.concat(Stream.of(row), rows(name, item));
    }

    private static String limits(JsonNode schema) {
        Stream<String> limits = LIMITS.stream()
                .filter(schema::has)
                .map(limit -> limit + " " + schema.path(limit).asText());
        String choices = texts(schema.path("enum")).collect(Collectors.joining(", "));
        return Stream.concat(Stream.of(choices), limits)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> texts(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asText());
    }
}
