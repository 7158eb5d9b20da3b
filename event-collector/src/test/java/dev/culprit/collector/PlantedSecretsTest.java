package dev.culprit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.alert.Received;
import dev.culprit.collector.door.RedactionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure names the place of the plant, never what was planted. */
class PlantedSecretsTest {
    static final List<Plant> PLANTS = Plant.all();

    private static final Instant START = Instant.parse("2026-03-02T10:00:00.300Z");
    private static final CollectorSettings SETTINGS = new CollectorSettings("meadow", 8, RedactionKey.fixed(), false);

    private final List<Outgoing> said = new ArrayList<>();
    private int version = 100;

    @ParameterizedTest
    @FieldSource("PLANTS")
    void nothingOfAPlantIsInAnyRecord(Plant plant) {
        var random = new Random(plant.name().hashCode());
        var collector = new ClusterCollector(SETTINGS);
        List<String> secrets = List.of(Plant.secret(random), Plant.secret(random));
        arrive(collector, plant, "", secrets.getFirst(), START);
        arrive(collector, plant, "", secrets.getLast(), START.plusSeconds(60));
        assertThat(isReported()).as(plant.name() + " is reported").isEqualTo(plant.reported());
        assertThat(leaks(secrets)).as(plant.name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingOfManyPlantsTogetherIsInAnyRecord(long seed) {
        var random = new Random(seed);
        var collector = new ClusterCollector(SETTINGS);
        Map<String, List<String>> secrets = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            List<Plant> order = new ArrayList<>(PLANTS);
            Collections.shuffle(order, random);
            for (Plant plant : order.subList(0, PLANTS.size() / 2)) {
                String secret = Plant.secret(random);
                secrets.computeIfAbsent(plant.name(), name -> new ArrayList<>()).add(secret);
                arrive(collector, plant, "-" + PLANTS.indexOf(plant), secret, START.plusSeconds(60L * round));
            }
        }
        assertThat(said).hasSizeGreaterThan(PLANTS.size() / 2);
        secrets.forEach((plant, planted) -> assertThat(leaks(planted)).as(plant).isEmpty());
    }

    @ParameterizedTest
    @FieldSource("PLANTS")
    void whereNamesAreToldNothingElseIs(Plant plant) {
        var rules = new RedactionRules(List.of(), List.of(), List.of(), List.of("*"));
        var collector = new ClusterCollector(new CollectorSettings("meadow", 8, RedactionKey.fixed(), rules, false));
        arrive(collector, plant, "", "readable-first", START);
        arrive(collector, plant, "", "readable-second", START.plusSeconds(60));
        boolean alert = plant.arrives().equals("alert");
        assertThat(text()).as(plant.name()).matches(text -> alert || !text.contains("readable-"));
    }

    @Test
    void aPlantThatIsLetThroughIsFound() {
        var collector = new ClusterCollector(SETTINGS);
        Plant harmless = new Plant(
                "harmless",
                "object",
                true,
                KubeObject.json("{'kind':'ConfigMap','metadata':{'name':'c'},'data':{'a':'§'}}"));
        arrive(collector, harmless, "", "not-looked-for", START);
        arrive(collector, harmless, "", "looked-for-here", START.plusSeconds(60));
        assertThat(leaks(List.of("looked-for-here"))).isNotEmpty();
    }

    private void arrive(ClusterCollector collector, Plant plant, String suffix, String secret, Instant at) {
        ObjectNode object = plant.with(secret);
        if (plant.arrives().equals("alert")) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode().put("version", "4");
            payload.putArray("alerts").add(object);
            said.addAll(((Received.Accepted) new AlertmanagerWebhook(SETTINGS).receive(payload, at)).spikes());
            return;
        }
        ObjectNode metadata = object.withObjectProperty("metadata");
        String name = metadata.path("name").asText() + suffix;
        metadata.put("namespace", "farm").put("name", name).put("uid", plant.name() + name);
        metadata.put("creationTimestamp", "2026-03-01T08:00:00Z").put("resourceVersion", String.valueOf(version++));
        if (plant.arrives().equals("event")) {
            object.put("lastTimestamp", at.toString());
        }
        said.addAll(collector.observe(new Observation(at, WatchType.ADDED, object)));
    }

    private boolean isReported() {
        return said.stream()
                .map(Outgoing.Keyed.class::cast)
                .anyMatch(record -> record.topic() == Topic.CHANGES || record.topic() == Topic.SPIKES);
    }

    /** How many parts of the secrets are there: what they are is not for a test's report. */
    private List<Integer> leaks(List<String> secrets) {
        String text = text();
        return secrets.stream()
                .map(secret -> (int) Plant.traces(secret).filter(text::contains).count())
                .filter(count -> count > 0)
                .toList();
    }

    private String text() {
        try {
            JsonNode records = Json.mapper().valueToTree(said);
            return Json.mapper().writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
