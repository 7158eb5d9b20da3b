package dev.culprit.fit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.correlator.ranking.Feature;
import dev.culprit.correlator.ranking.Weights;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of weights that is shipped. */
final class WeightsFile {
    private WeightsFile() {}

    static void write(Path file, Weights weights, String fittedOn) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("fittedOn", fittedOn);
        root.put("high", weights.high());
        root.put("medium", weights.medium());
        ObjectNode features = root.putObject("features");
        for (Feature feature : Feature.values()) {
            ObjectNode entry = features.putObject(feature.key());
            entry.put("unit", feature.unit());
            entry.put("prior", rounded(weights.priors().getOrDefault(feature, 0.0)));
            entry.put("weight", rounded(weights.of(feature)));
            String held = weights.held().get(feature);
            if (held != null) {
                entry.put("held", held);
            }
        }
        Files.writeString(file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }
}
