package dev.culprit.correlator.ranking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each piece of evidence is worth, in log-odds a unit, and from which probability on a suspect is called what.
 *
 * @param priors what a fit starts from, and falls back to where the incidents say nothing
 * @param held those that a fit leaves at their prior, and why: the incidents would tell them wrongly
 * @param high probability from which a suspect that leads is high
 * @param medium probability from which a suspect is medium
 */
public record Weights(
        Map<Feature, Double> values,
        Map<Feature, Double> priors,
        Map<Feature, String> held,
        double high,
        double medium) {
    private static final String RESOURCE = "weights.json";

    public Weights {
        values = Map.copyOf(values);
        priors = Map.copyOf(priors);
        held = Map.copyOf(held);
        for (Feature feature : Feature.values()) {
            if (!values.containsKey(feature) || !priors.containsKey(feature)) {
                throw new IllegalArgumentException("no weight for " + feature.key());
            }
        }
    }

    /** Those that are shipped: {@value #RESOURCE} beside this class, written by the fit. */
    public static Weights shipped() {
        try (InputStream in = Weights.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return of(Json.mapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    public static Weights of(JsonNode file) {
        Map<Feature, Double> values = new EnumMap<>(Feature.class);
        Map<Feature, Double> priors = new EnumMap<>(Feature.class);
        Map<Feature, String> held = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            JsonNode entry = file.path("features").path(feature.key());
            values.put(feature, entry.path("weight").asDouble());
            priors.put(feature, entry.path("prior").asDouble());
            if (entry.has("held")) {
                held.put(feature, entry.path("held").asText());
            }
        }
        return new Weights(
                values,
                priors,
                held,
                file.path("high").asDouble(),
                file.path("medium").asDouble());
    }

    /** The same priors and thresholds with other weights. */
    public Weights with(Map<Feature, Double> fitted) {
        return new Weights(fitted, priors, held, high, medium);
    }

    public double of(Feature feature) {
        return values.getOrDefault(feature, 0.0);
    }
}
