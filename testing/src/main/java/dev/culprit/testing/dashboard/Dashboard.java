package dev.culprit.testing.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A dashboard of Grafana, as its file has it. */
public final class Dashboard {
    private static final Path FOLDER = Path.of("../helm/culprit/dashboards");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    private final JsonNode root;

    private Dashboard(JsonNode root) {
        this.root = root;
    }

    /** One of those that are shipped. */
    public static Dashboard of(String name) throws IOException {
        return new Dashboard(
                new ObjectMapper().readTree(FOLDER.resolve(name + ".json").toFile()));
    }

    public JsonNode root() {
        return root;
    }

    /** All panels, rows and what is folded into them too. */
    public List<JsonNode> panels() {
        return root.path("panels")
                .valueStream()
                .flatMap(panel ->
                        Stream.concat(Stream.of(panel), panel.path("panels").valueStream()))
                .toList();
    }

    /** Of its panels, variables and annotations, with all variables filled in. */
    public List<Query> queries() {
        var queries = new ArrayList<Query>();
        for (JsonNode panel : panels()) {
            panel.path("targets").forEach(target -> queries.add(query(place(panel), target)));
        }
        for (JsonNode variable : variables()) {
            if (variable.path("type").asText().equals("query")) {
                queries.add(values(variable));
            }
        }
        root.path("annotations")
                .path("list")
                .valueStream()
                .filter(annotation -> annotation.has("expr"))
                .forEach(annotation -> queries.add(query("annotation " + annotation.path("name"), annotation)));
        return queries;
    }

    List<JsonNode> variables() {
        return root.path("templating").path("list").valueStream().toList();
    }

    static String place(JsonNode panel) {
        return "panel " + panel.path("id") + " " + panel.path("title");
    }

    private static Query query(String place, JsonNode target) {
        return new Query(
                place,
                Query.filled(target.path("expr").asText()),
                target.path("legendFormat").asText());
    }

    /** The values of a label, as a query that gives a series of each. */
    private static Query values(JsonNode variable) {
        String text = variable.path("query").path("query").asText();
        Matcher values = LABEL_VALUES.matcher(Query.filled(text));
        if (!values.matches()) {
            throw new IllegalStateException("not the values of a label: " + text);
        }
        return new Query(
                "variable " + variable.path("name"),
                "count by (" + values.group(2) + ") (" + values.group(1) + ")",
                "{{" + values.group(2) + "}}");
    }
}
