package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON of every record, one file each: a field that moves or changes its name is seen here. */
class GoldenRecordsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @EnumSource
    void isWrittenAsRecorded(Sample sample) throws JsonProcessingException {
        Golden.assertFile(FOLDER.resolve(sample.fileName()), pretty(sample));
    }

    @ParameterizedTest
    @EnumSource
    void isReadBackEqual(Sample sample) throws Exception {
        byte[] recorded = Files.readAllBytes(FOLDER.resolve(sample.fileName()));

        assertThat(read(sample.type(), recorded)).isEqualTo(sample.value());
        assertThat(read(sample.type(), write(sample))).isEqualTo(sample.value());
    }

    @ParameterizedTest
    @EnumSource
    void fieldsOfALaterReleaseAreIgnored(Sample sample) throws Exception {
        JsonNode tree = Json.mapper().readTree(write(sample));
        objects(tree).forEach(object -> object.put("fromTheFuture", 1));

        assertThat(read(sample.type(), Json.mapper().writeValueAsBytes(tree))).isEqualTo(sample.value());
    }

    @Test
    void everyFileIsThatOfARecord() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();

            assertThat(names)
                    .containsExactlyElementsOf(Stream.of(Sample.values())
                            .map(Sample::fileName)
                            .sorted()
                            .toList());
        }
    }

    static String pretty(Sample sample) throws JsonProcessingException {
        JsonNode tree = Json.mapper().readTree(new String(write(sample), StandardCharsets.UTF_8));
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }

    /** Its nested objects but not the maps of labels, whose keys are data. */
    private static Stream<ObjectNode> objects(JsonNode node) {
        Stream<ObjectNode> self = node instanceof ObjectNode object ? Stream.of(object) : Stream.empty();
        Stream<JsonNode> inner = node.isArray()
                ? Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(node::get)
                : node.properties().stream()
                        .filter(field ->
                                !List.of("podLabels", "selector", "labels").contains(field.getKey()))
                        .map(Map.Entry::getValue);
        return Stream.concat(self, inner.toList().stream().flatMap(GoldenRecordsTest::objects));
    }

    private static byte[] write(Sample sample) {
        return writeAs(sample.type(), sample.value());
    }

    private static <T> byte[] writeAs(Class<T> type, Object value) {
        try (var serde = new JsonSerde<>(type)) {
            return serde.serializer().serialize("t", type.cast(value));
        }
    }

    private static <T> T read(Class<T> type, byte[] bytes) {
        try (var serde = new JsonSerde<>(type)) {
            return serde.deserializer().deserialize("t", bytes);
        }
    }
}
