package dev.culprit.faults.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whoever is told correlations as they are. */
public final class Listener extends Outsider {
    private final Map<String, String> phases = new ConcurrentHashMap<>();

    Listener() throws IOException {
        super("listener");
    }

    /** The phase that was told last of a correlation, by its id. */
    public Map<String, String> phases() {
        return Map.copyOf(phases);
    }

    @Override
    JsonNode answer(String path, String body) throws IOException {
        JsonNode told = Json.mapper().readTree(body);
        phases.put(told.path("id").asText(), told.path("phase").asText());
        return JsonNodeFactory.instance.objectNode();
    }
}
