package dev.culprit.fit;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Suspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outcomes as {@code score.py} reads them, one line an incident. */
final class Predictions {
    private Predictions() {}

    static void write(Path file, List<Outcome> outcomes) throws IOException {
        var lines = new ArrayList<String>();
        for (Outcome outcome : outcomes) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("incident", outcome.incident());
            ArrayNode ranked = line.putArray("ranked");
            outcome.suspects().forEach(suspect -> add(ranked.addObject(), suspect));
            lines.add(Json.mapper()
                    .writer()
                    .without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(line));
        }
        Files.write(file, lines);
    }

    private static void add(ObjectNode node, Suspect suspect) {
        node.put("kind", suspect.object().kind());
        node.put("namespace", suspect.object().namespace());
        node.put("name", suspect.object().name());
        node.put("changeTime", suspect.timestamp().toString());
        node.put("confidence", suspect.confidence().name().toLowerCase(Locale.ROOT));
        node.put("score", suspect.score());
    }
}
