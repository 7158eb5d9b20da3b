package dev.culprit.testing.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be so in every dashboard for it to be imported by whatever way, and read by whoever sees it first. */
public final class Shape {
    private static final int COLUMNS = 24;
    private static final String GRAFANA_ITSELF = "-- Grafana --";
    private static final String CHOSEN = "${datasource}";
    private static final Set<String> CONFUSED = Set.of("red", "green");

    private final Dashboard dashboard;
    private final List<String> faults = new ArrayList<>();

    private Shape(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** What is wrong, one line each. */
    public static List<String> faults(Dashboard dashboard) {
        var shape = new Shape(dashboard);
        shape.whole();
        shape.grid();
        dashboard.panels().forEach(shape::panel);
        shape.anywhere(dashboard.root(), "");
        return shape.faults;
    }

    private void whole() {
        JsonNode root = dashboard.root();
        expect(root.path("id").isNull() && root.has("id"), "id is null, or Grafana takes it for one it has");
        expect(root.path("uid").asText().matches("[a-z-]{8,40}"), "uid is fixed, and 8 to 40 letters");
        expect(root.path("schemaVersion").asInt() >= 39, "schemaVersion is that of Grafana 11 or later");
        expect(
                root.path("tags").valueStream().anyMatch(tag -> tag.asText().equals("culprit")),
                "it has the tag culprit");
        Set<String> defined = dashboard.variables().stream()
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
        Set<String> used = Query.variables(root.toString());
        expect(defined.equals(used), "variables are " + defined + ", and those used are " + used);
        expect(
                dashboard.variables().getFirst().path("type").asText().equals("datasource"),
                "the data source is chosen first");
    }

    /** Panels do not cover each other, nor leave the grid, and no two have one id. */
    private void grid() {
        var taken = new HashSet<String>();
        var ids = new HashSet<Integer>();
        for (JsonNode panel : dashboard.panels()) {
            String place = Dashboard.place(panel);
            JsonNode grid = panel.path("gridPos");
            int right = grid.path("x").asInt() + grid.path("w").asInt();
            int bottom = grid.path("y").asInt() + grid.path("h").asInt();
            expect(ids.add(panel.path("id").asInt()), place + " has an id of its own");
            expect(grid.path("w").asInt() > 0 && grid.path("h").asInt() > 0, place + " has a size");
            expect(right <= COLUMNS, place + " is within the grid");
            for (int x = grid.path("x").asInt(); x < right; x++) {
                for (int y = grid.path("y").asInt(); y < bottom; y++) {
                    expect(taken.add(x + "," + y), place + " covers no other panel");
                }
            }
        }
    }

    private void panel(JsonNode panel) {
        String place = Dashboard.place(panel);
        expect(!panel.path("title").asText().isBlank(), place + " has a title");
        if (panel.path("type").asText().equals("row")) {
            return;
        }
        expect(panel.path("description").asText().matches("(?s).+[.?]"), place + " says what to do with it");
        expect(panel.at("/fieldConfig/defaults").has("unit"), place + " has a unit");
        expect(panel.at("/datasource/uid").asText().equals(CHOSEN), place + " asks the data source that is chosen");
        expect(!panel.path("targets").isEmpty(), place + " asks something");
        Set<String> letters = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            expect(letters.add(target.path("refId").asText()), place + " has a letter for each query");
            expect(
                    target.path("instant").asBoolean() != target.path("range").asBoolean(),
                    place + " asks for a moment or for a range");
            expect(
                    !panel.path("type").asText().equals("timeseries")
                            || !target.path("legendFormat").asText().isBlank(),
                    place + " has a legend");
        }
    }

    /** Whatever stands in it and in all below. */
    private void anywhere(JsonNode node, String path) {
        if (node.has("uid") && node.has("type")) {
            String uid = node.path("uid").asText();
            expect(uid.equals(CHOSEN) || uid.equals(GRAFANA_ITSELF), path + " names no data source");
        }
        if (node.has("color") && node.path("color").isTextual()) {
            String color = node.path("color").asText();
            expect(CONFUSED.stream().noneMatch(color::contains), path + " does without red and green");
        }
        node.propertyStream().forEach(field -> anywhere(field.getValue(), path + "/" + field.getKey()));
        node.valueStream().forEach(child -> anywhere(child, path));
    }

    private void expect(boolean isSo, String what) {
        if (!isSo) {
            faults.add("it is not so that " + what);
        }
    }
}
