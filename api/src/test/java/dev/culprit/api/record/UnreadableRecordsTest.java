package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be true cannot be read: the reason names the field and quotes nothing. */
class UnreadableRecordsTest {
    /** What one record may lack and another one may not. */
    private static final Set<String> OPTIONAL_AT =
            Set.of("/burn/onset", "/alert/labels", "/episode/alert/labels", "/shown/phase");

    private static final Set<String> OPTIONAL = Set.of(
            "ahead",
            "back",
            "lookaround",
            "after",
            "before",
            "lines",
            "budgetRemaining",
            "burnRate",
            "changeCause",
            "controller",
            "created",
            "entry",
            "longWindow",
            "noChangeContributions",
            "notBefore",
            "rate",
            "resolvedAt",
            "runbookUrl",
            "series",
            "service",
            "shortWindow",
            "since",
            "time",
            "user",
            "via");

    /** Of which a field of the same name is needed elsewhere. */
    private static final Set<String> OPTIONAL_HERE = Set.of(
            "DELIVERY_DELIVERED/message/channel",
            "DELIVERY_DELIVERED/message/id",
            "DELIVERY_DELIVERED/shown/topSuspect",
            "DELIVERY_DELIVERED_IN_PARTS/shown/topSuspect",
            "SUMMARY_ASKED/cluster",
            "SUMMARY_TOLD/cluster",
            "SUMMARY_REFUSED/cluster",
            "DELIVERY_INTENDED/cluster",
            "DELIVERY_DELIVERED/cluster",
            "DELIVERY_DELIVERED_IN_PARTS/cluster",
            "DELIVERY_DELIVERED_IN_PARTS/parts",
            "DELIVERY_DELIVERED_IN_PARTS/parts/0/id",
            "OBJECTIVE/target",
            "OBJECTIVE/window",
            "OBJECTIVE/selector",
            "OBJECTIVE_COMPOSITION/target",
            "OBJECTIVE_COMPOSITION/window",
            "OBJECTIVE_COMPOSITION/composition",
            "OBJECTIVE_COMPOSITION/composition/type",
            "VERDICT/by",
            "VERDICT/confidence",
            "VERDICT/note",
            "VERDICT/saidAt");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHANGE          | /id                | ""                     | id must not be blank
            CHANGE          | /cluster           | " "                    | cluster must not be blank
            CHANGE          | /subject/kind      | ""                     | kind must not be blank
            CHANGE          | /subject/name      | ""                     | name must not be blank
            CHANGE          | /actor/manager     | ""                     | manager must not be blank
            CHANGE          | /fields/0/path     | ""                     | path must not be blank
            CHANGE          | /actor             | null                   | a field is missing in actor
            CHANGE          | /type              | "odd"                  | another type than ChangeType in type
            CHANGE          | /timing/observedAt | "2026-05-04T09:00:00Z" | occurredAt:
            CHANGE          | /timing/notBefore  | "2026-05-04T11:00:00Z" | notBefore:
            SYMPTOM         | /eventUid          | ""                     | eventUid must not be blank
            SYMPTOM         | /seen/count        | 0                      | count must be at least 1, is 0
            SYMPTOM         | /seen/first        | "2026-05-04T11:00:00Z" | first:
            SYMPTOM         | /observedAt        | "2026-05-04T09:00:00Z" | last occurrence:
            WATERMARK       | /cluster           | ""                     | cluster must not be blank
            DEPENDENCIES    | /edges/0/field     | ""                     | field must not be blank
            SPIKE_FIRING    | /slo/name          | ""                     | slo name must not be blank
            SPIKE_FIRING    | /slo/namespace     | ""                     | slo namespace must not be blank
            SPIKE_FIRING    | /burn/rate         | -1                     | burn rate must be a number from 0, is -1.0
            SPIKE_RESOLVED  | /endsAt            | null                   | endsAt is missing from a resolved spike
            CORRELATION     | /revision          | 0                      | revision must be at least 1, is 0
            CORRELATION     | /name              | ""                     | name must not be blank
            CORRELATION     | /conditions/0/type | ""                     | condition type must not be blank
            CORRELATION     | /period/window/end | "2026-05-04T01:00:00Z" | start:
            """)
    void namesTheFieldThatIsWrong(Sample sample, String pointer, String value, String reason) throws Exception {
        JsonNode tree = Json.mapper().readTree(GoldenRecordsTest.pretty(sample));
        int slash = pointer.lastIndexOf('/');
        ObjectNode holder = (ObjectNode) tree.at(pointer.substring(0, slash));
        holder.set(pointer.substring(slash + 1), Json.mapper().readTree(value));

        assertUnreadable(sample, Json.mapper().writeValueAsBytes(tree)).withMessageContaining(reason);
    }

    @ParameterizedTest
    @EnumSource
    void refusesARecordWithoutAFieldThatItNeeds(Sample sample) throws Exception {
        String whole = GoldenRecordsTest.pretty(sample);
        for (String pointer : pointers("", Json.mapper().readTree(whole)).toList()) {
            String field = pointer.substring(pointer.lastIndexOf('/') + 1);
            boolean key = pointer.contains("/podLabels/") || pointer.contains("/labels/");
            if (key
                    || OPTIONAL.contains(field)
                    || OPTIONAL_HERE.contains(sample + pointer)
                    || OPTIONAL_AT.contains(pointer)) {
                continue;
            }
            JsonNode without = Json.mapper().readTree(whole);
            ObjectNode holder = (ObjectNode) without.at(pointer.substring(0, pointer.lastIndexOf('/')));
            String named = field.equals("record") ? "" : field;
            holder.remove(field);
            assertUnreadable(sample, Json.mapper().writeValueAsBytes(without)).withMessageContaining(named);
            holder.putNull(field);
            assertUnreadable(sample, Json.mapper().writeValueAsBytes(without)).withMessageContaining(named);
        }
    }

    /** Where a field stands, for every field of every object. */
    private static Stream<String> pointers(String here, JsonNode node) {
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(i -> pointers(here + "/" + i, node.get(i)));
        }
        return node.properties().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(here + "/" + field.getKey()),
                        pointers(here + "/" + field.getKey(), field.getValue())));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryCutOfItsOwnBytes(Sample sample) throws Exception {
        byte[] whole = Json.mapper().writeValueAsBytes(Json.mapper().readTree(GoldenRecordsTest.pretty(sample)));
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertUnreadable(sample, cut);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cr3t-garbage",
                "{\"s3cr3t\":",
                "[\"s3cr3t\"]",
                "\"s3cr3t\"",
                "null",
                "7",
                "{}",
                "{\"record\":\"s3cr3t\"}",
                "{\"record\":\"watermark\",\"cluster\":\"c\",\"until\":\"s3cr3t\"}",
                "{\"record\":\"watermark\",\"cluster\":[\"s3cr3t\"],\"until\":\"2026-05-04T10:00:00Z\"}",
                "{\"record\":\"watermark\",\"cluster\":\"c\",\"until\":\"2026-05-04T10:00:00Z\"} s3cr3t",
                "{\"record\":\"change\",\"type\":\"s3cr3t\"}"
            })
    void garbageIsRefusedWithoutQuotingIt(String garbage) {
        assertUnreadable(Sample.WATERMARK, garbage.getBytes(StandardCharsets.UTF_8))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertUnreadable(Sample.CHANGE, new byte[] {0, (byte) 0xff, (byte) 0xfe, 7});
    }

    @Test
    void hostileDepthIsRefused() {
        String deep = "[".repeat(100_000);

        assertUnreadable(Sample.CHANGE, ("{\"record\":\"change\",\"x\":" + deep).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTombstoneIsNullBothWays() {
        try (var serde = new JsonSerde<>(Spike.class)) {
            assertThat(serde.deserializer().deserialize("t", (byte[]) null)).isNull();
            assertThat(serde.serializer().serialize("t", null)).isNull();
        }
    }

    private static ThrowableAssertAlternative<SerializationException> assertUnreadable(Sample sample, byte[] bytes) {
        try (var serde = new JsonSerde<>(sample.type())) {
            Deserializer<?> deserializer = serde.deserializer();
            return assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> deserializer.deserialize("t", bytes))
                    .withMessageContaining("not a " + sample.type().getSimpleName());
        }
    }
}
