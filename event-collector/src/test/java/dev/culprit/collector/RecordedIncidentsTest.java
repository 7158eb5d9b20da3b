package dev.culprit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.alert.Received.Accepted;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.collector.recording.Recording;
import dev.culprit.collector.recording.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded incident goes through; what comes out holds against the recording itself. Skipped without them. */
class RecordedIncidentsTest {
    private static final Path INCIDENTS = Path.of("..", "..", "shared", "incidents");

    static Stream<Path> incidents() throws IOException {
        if (!Files.isDirectory(INCIDENTS)) {
            return Stream.of(INCIDENTS);
        }
        try (Stream<Path> found = Files.walk(INCIDENTS, 2)) {
            return found.filter(folder -> Files.exists(folder.resolve("alerts.jsonl"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void whatComesOutHoldsAgainstTheRecording(Path folder) throws Exception {
        assumeTrue(Files.isDirectory(INCIDENTS), "needs the recorded incidents in ../shared, which are absent");
        var changes = new ArrayList<Change>();
        var decided = new Decided();
        var webhook = new AlertmanagerWebhook(CollectorSettings.forRecordings());
        var collector = new ClusterCollector(CollectorSettings.forRecordings());
        int spikes = 0;
        for (RecordedLine line : (Iterable<RecordedLine>) lines(folder)::iterator) {
            switch (line) {
                case RecordedLine.Observed(Observation observation) -> {
                    List<Change> said = changes(collector.observe(observation));
                    decided.check(observation, said);
                    changes.addAll(said);
                }
                case RecordedLine.Alerted(var at, var payload) ->
                    spikes += ((Accepted) webhook.receive(payload, at)).spikes().size();
            }
        }
        assertThat(spikes).isPositive();
        assertThat(changes.stream().map(Change::id)).doesNotHaveDuplicates();
        assertThat(changes)
                .allMatch(c -> c.type() != ChangeType.UPDATE || !c.fields().isEmpty());
        Set<String> culprits = culprits(folder);
        assertThat(culprits.isEmpty()
                        || changes.stream()
                                .anyMatch(c -> culprits.contains(c.subject().toString())))
                .as("a culprit among %s", culprits)
                .isTrue();
    }

    private static List<Change> changes(List<Outgoing> said) {
        return said.stream()
                .map(outgoing -> ((Outgoing.Keyed) outgoing).value())
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .toList();
    }

    private static Stream<RecordedLine> lines(Path folder) throws RecordingException {
        Stream.Builder<RecordedLine> lines = Stream.builder();
        try (Recording recording = Recording.open(folder)) {
            for (Optional<RecordedLine> line = recording.next(); line.isPresent(); line = recording.next()) {
                lines.add(line.get());
            }
        }
        return lines.build();
    }

    private static Set<String> culprits(Path folder) throws IOException {
        JsonNode truth = Json.mapper().readTree(folder.resolve("truth.json").toFile());
        return StreamSupport.stream(truth.path("culprits").spliterator(), false)
                .map(culprit -> ObjectRef.of(
                                culprit.path("kind").asText(),
                                culprit.path("namespace").asText(""),
                                culprit.path("name").asText())
                        .toString())
                .collect(Collectors.toSet());
    }

    /** The same question asked more simply: did anything but status, bookkeeping and versions change? */
    private static final class Decided {
        private final Map<String, JsonNode> last = new HashMap<>();

        void check(Observation observation, List<Change> said) {
            JsonNode object = observation.object();
            JsonNode metadata = object.path("metadata");
            String identity =
                    object.path("kind").asText() + "/" + metadata.path("uid").asText();
            ObjectNode now = JsonNodeFactory.instance.objectNode().setAll(observation.object());
            now.remove(List.of("status", "metadata"));
            if (now.path("spec").has("taints")) {
                now.set("spec", decidedTaints(now.path("spec").deepCopy()));
            }
            JsonNode before = last.put(identity, now);
            boolean mayDecide = !now.equals(before) || observation.type() == WatchType.DELETED;
            boolean decorated = said.stream()
                    .flatMap(c -> c.fields().stream())
                    .allMatch(f -> f.path().startsWith("metadata."));
            boolean changed = before != null && !now.equals(before) && !metadata.has("ownerReferences");
            boolean told = said.size() == 1 || object.path("kind").asText().equals("Event");
            boolean invented = !mayDecide && !decorated;
            boolean lost = changed && !told;
            if (invented || lost) {
                throw new AssertionError(observation.at() + " " + identity + ": " + said);
            }
        }

        /** Without what the node lifecycle controller sets when a Node is away. */
        private static JsonNode decidedTaints(ObjectNode spec) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            spec.path("taints").forEach(taint -> {
                if (!taint.path("key").asText("").startsWith("node.kubernetes.io/")) {
                    kept.add(taint);
                }
            });
            return kept.isEmpty() ? spec.without("taints") : spec.set("taints", kept);
        }
    }
}
