package dev.culprit.deployables.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.culprit.collector.intake.AlertRoute;
import dev.culprit.collector.process.CollectorProgram;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.rules.process.RuleGeneratorProgram;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.summarizer.process.SummarizerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compose file is one, and all that it names is there. */
class ComposeTest {
    private static final Map<String, Definition> PROCESSES = Map.of(
            "topics", KafkaSettings.DEFINITION,
            "event-collector", CollectorProgram.DEFINITION,
            "correlator", CorrelatorProgram.DEFINITION,
            "rule-generator", RuleGeneratorProgram.DEFINITION,
            "llm-summarizer", SummarizerProgram.definitionOf());

    private final ComposeFile file = ComposeFile.read();

    @Test
    void isOneByTheSpecification() throws Exception {
        assertThat(schema().validate(file.whole())).isEmpty();
    }

    @Test
    void aMisspeltKeyIsFound() throws Exception {
        JsonNode wrong = file.whole().deepCopy();
        ((ObjectNode) wrong.at("/services/kafka")).put("enviroment", "x");

        assertThat(schema().validate(wrong))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.getMessage()).contains("enviroment"));
    }

    @Test
    void everyImageIsPinnedOrOurs() throws Exception {
        String kafka = Pattern.compile("<kafka.version>([^<]+)<")
                .matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(file.service("kafka").path("image").asText()).isEqualTo("apache/kafka:" + kafka);
        file.services()
                .forEach((name, service) -> assertThat(service.path("image").asText())
                        .as(name)
                        .matches("[a-z/]+:v?[0-9]+\\.[0-9]+\\.[0-9]+|culprit"));
    }

    @Test
    void everyVariableIsASettingOfItsProcess() throws Exception {
        for (var process : PROCESSES.entrySet()) {
            var environment = new TreeMap<String, String>();
            file.service(process.getKey())
                    .path("environment")
                    .properties()
                    .forEach(variable -> environment.put(
                            variable.getKey(),
                            // without a value it is that of whoever starts it
                            variable.getValue().isNull()
                                    ? given(variable.getKey())
                                    : variable.getValue().asText()));

            assertThat(Settings.read(process.getValue(), Sources.of(environment, Optional.empty())))
                    .isNotNull();
        }
    }

    @Test
    void everyCommandAndPortOfOursIsThere() throws Exception {
        for (var service : file.services().entrySet()) {
            if (service.getValue().path("image").asText().equals("culprit")) {
                String main = service.getValue().at("/command/0").asText();
                assertThat(Class.forName(main).getMethod("main", String[].class))
                        .isNotNull();
                JsonNode port = service.getValue().at("/environment/CULPRIT_HTTP_PORT");
                if (!port.isMissingNode()) {
                    assertThat(service.getValue().at("/ports/0").asText())
                            .isEqualTo("127.0.0.1:" + port.asText() + ":" + port.asText());
                    assertThat(markdown(service.getKey())).contains("| `" + port.asText() + "` | Port to listen on");
                }
            }
        }
    }

    @Test
    void nothingIsOpenToOthers() {
        file.services()
                .forEach((name, service) -> service.path("ports")
                        .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
    }

    @Test
    void ourContainersMayDoNothingButTheirWork() {
        file.services().forEach((name, service) -> {
            if (service.path("image").asText().equals("culprit")) {
                assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
                assertThat(service.at("/cap_drop/0").asText()).as(name).isEqualTo("ALL");
                assertThat(service.at("/tmpfs/0").asText())
                        .as("RocksDB's library is loaded from there, which Docker's default forbids")
                        .isEqualTo("/tmp:exec");
            }
        });
    }

    @Test
    void whatIsMountedIsThere() {
        file.services()
                .values()
                .forEach(service -> service.path("volumes").forEach(volume -> {
                    String source = volume.asText().replaceFirst(":.*", "");
                    if (source.startsWith("./")) {
                        assertThat(Path.of("..").resolve(source)).exists();
                    } else {
                        assertThat(file.whole().path("volumes").has(source))
                                .as(source)
                                .isTrue();
                    }
                }));
    }

    @Test
    void alertmanagerCallsTheCollector() throws Exception {
        assertThat(Files.readString(Path.of("../deploy/alertmanager/alertmanager.yml")))
                .contains("http://event-collector:8085" + AlertRoute.PATH);
    }

    private static String markdown(String process) {
        Definition definition = PROCESSES.get(process);
        return definition == null ? "" : definition.toMarkdown();
    }

    private static String given(String variable) {
        return variable.endsWith("CHANNEL") ? "#slo" : "some:sixteen-letters";
    }

    private static JsonSchema schema() throws IOException {
        var tree = (ObjectNode) new ObjectMapper()
                .readTree(Path.of("src/test/resources/compose-spec/compose-spec.json")
                        .toFile());
        withoutId(tree);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(tree);
    }

    /** It is a key of older drafts that the schema's own draft does not know. */
    private static void withoutId(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        node.forEach(ComposeTest::withoutId);
    }
}
