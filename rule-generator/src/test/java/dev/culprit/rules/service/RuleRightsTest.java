package dev.culprit.rules.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.culprit.rules.resource.Master;
import dev.culprit.rules.writing.RuleKind;
import dev.culprit.runtime.cluster.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the code asks for is what the example grants, and no more. */
class RuleRightsTest {
    private static final Path RBAC = Path.of("../examples/rule-generator/rbac.yaml");

    @Test
    void theExampleGrantsExactlyWhatIsNeeded() throws Exception {
        var settings = new RuleSettings(
                "auto",
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                Duration.ofMinutes(1),
                Optional.of(new RuleSettings.Lease("culprit", "culprit-rule-generator")),
                new Master(Set.of()));

        assertThat(RuleRights.of(settings, new Place.InCluster(RuleKind.PROMETHEUS_RULE, new TreeMap<>())))
                .containsExactlyInAnyOrderElementsOf(granted());
    }

    private static Set<Right> granted() throws Exception {
        var granted = new HashSet<Right>();
        var yaml = new YAMLMapper();
        for (JsonNode role : yaml.readerFor(JsonNode.class)
                .<JsonNode>readValues(RBAC.toFile())
                .readAll()) {
            for (JsonNode rule : role.path("rules")) {
                String namespace = role.path("metadata").path("namespace").asText("");
                rule.path("verbs")
                        .forEach(verb -> rule.path("resources")
                                .forEach(resource -> granted.add(new Right(
                                        verb.asText(),
                                        rule.path("apiGroups").path(0).asText(),
                                        resource.asText(),
                                        namespace))));
            }
        }
        return granted;
    }
}
