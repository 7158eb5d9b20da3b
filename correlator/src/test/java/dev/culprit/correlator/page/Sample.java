package dev.culprit.correlator.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Severity;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.correlator.report.Example;
import dev.culprit.correlator.report.SloCorrelationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Correlations to be shown, out of one of the zoo. */
final class Sample {
    static final Instant ALERT = Instant.parse("2026-05-04T10:00:00Z");

    private Sample() {}

    /** The zoo's own. */
    static Correlation likely() {
        return Example.LIKELY.correlation();
    }

    static Correlation of(String id, String slo, Severity severity, Instant startsAt) {
        return edited(json -> {
            json.put("id", id).put("name", slo + "-" + id);
            ObjectNode episode = (ObjectNode) json.path("episode");
            episode.put("severity", severity.name().toLowerCase(Locale.ROOT));
            episode.put("startsAt", startsAt.toString());
            episode.remove("resolvedAt");
            ((ObjectNode) episode.path("slo")).put("name", slo);
        });
    }

    static Correlation revised(Correlation correlation, int revision) {
        return edited(correlation, json -> json.put("revision", revision));
    }

    /** With a text of others in every field that takes one, but for the id by which it is asked for. */
    static Correlation hostile(String text) {
        ObjectNode json = Json.mapper().valueToTree(likely());
        for (Place place : places(json)) {
            JsonNode before = place.get();
            place.set(text);
            if (!isCorrelation(json)) {
                place.set(before.asText());
            }
        }
        json.put("id", "hostile");
        return read(json);
    }

    /** A resource with so many suspects and so many that are cleared. */
    static SLOCorrelation crowded(int suspects, int cleared) {
        ObjectNode json = Json.mapper().valueToTree(SloCorrelationReport.of(likely()));
        ObjectNode status = (ObjectNode) json.path("status");
        repeat((ArrayNode) status.path("correlatedEvents"), suspects);
        repeat((ArrayNode) status.path("cleared"), cleared);
        try {
            return Json.mapper().treeToValue(json, SLOCorrelation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each a little earlier than the one before, in bursts. */
    private static void repeat(ArrayNode things, int count) {
        JsonNode model = things.get(0);
        things.removeAll();
        for (int i = 0; i < count; i++) {
            ObjectNode copy = model.deepCopy();
            copy.put("name", "animal-with-quite-a-long-name-" + i);
            copy.put("timestamp", ALERT.minusSeconds(i / 20 * 120L + i % 20).toString());
            things.add(copy);
        }
    }

    private static Correlation edited(Consumer<ObjectNode> edit) {
        return edited(likely(), edit);
    }

    private static Correlation edited(Correlation correlation, Consumer<ObjectNode> edit) {
        ObjectNode json = Json.mapper().valueToTree(correlation);
        edit.accept(json);
        return read(json);
    }

    private static Correlation read(ObjectNode json) {
        try {
            return Json.mapper().treeToValue(json, Correlation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isCorrelation(ObjectNode json) {
        try {
            Json.mapper().treeToValue(json, Correlation.class);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Where a text stands. */
    private record Place(JsonNode parent, String field, int index) {
        JsonNode get() {
            return parent.isObject() ? parent.get(field) : parent.get(index);
        }

        void set(String text) {
            if (parent instanceof ObjectNode object) {
                object.put(field, text);
            } else {
                ((ArrayNode) parent).set(index, text);
            }
        }
    }

    private static List<Place> places(JsonNode node) {
        var places = new ArrayList<Place>();
        node.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                places.add(new Place(node, field.getKey(), 0));
            }
            places.addAll(places(field.getValue()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (node.get(i).isTextual()) {
                places.add(new Place(node, "", i));
            }
            places.addAll(places(node.get(i)));
        }
        return places;
    }
}
