package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.evidence.Arrival.Reached;
import dev.culprit.correlator.evidence.Arrival.Sight;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest
    @MethodSource("facts")
    void aSightTellsOfAFactWhatTheFactTellsOfItself(Evidence fact) {
        assertThat(read(json(fact))).isInstanceOfSatisfying(Sight.class, sight -> {
            assertThat(sight.id()).isEqualTo(fact.id());
            assertThat(sight.occurredAt()).isEqualTo(fact.occurredAt());
            assertThat(Sight.fact(sight.json().get())).isEqualTo(fact);
        });
    }

    /** Whoever else writes to the topic may write in an order of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'timing':{'observedAt':'2026-03-04T12:00:09Z','source':'observed','occurredAt':'2026-03-04T12:00:00Z'},"
                        + "'id':'7','record':'change'}",
                "{'record':'change','seen':{'last':'1999-01-01T00:00:00Z'},'fields':[{'id':'no'}],'id':'7',"
                        + "'timing':{'more':{'occurredAt':'no'},'occurredAt':'2026-03-04T12:00:00Z',"
                        + "'source':'observed','observedAt':'2026-03-04T12:00:09Z'}}",
                "{'record':'symptom','id':'7','timing':{'occurredAt':'1999-01-01T00:00:00Z'},"
                        + "'seen':{'first':'2026-03-04T11:00:00Z','count':2,'last':'2026-03-04T12:00:00Z'}}",
                "{'record':'symptom','id':'7','seen':{'first':'2026-03-04T11:00:00Z','count':2,'last':1772625600}}"
            })
    void theOrderOfItsFieldsDoesNotMatter(String json) {
        assertThat(read(bytes(json))).isInstanceOfSatisfying(Sight.class, sight -> {
            assertThat(sight.id()).isEqualTo("7");
            assertThat(sight.occurredAt()).isEqualTo(NOON);
        });
    }

    @Test
    void whatStandsBehindTheTimeIsNotRead() {
        String json = "{'record':'change','id':'7','timing':{'occurredAt':'2026-03-04T12:00:00Z'},'fields':{{{";

        assertThat(read(bytes(json))).isEqualTo(new Sight("7", NOON, Bytes.wrap(bytes(json))));
    }

    @Test
    void aWatermarkIsReadWhole() {
        var mark = new Watermark("c", NOON);

        assertThat(read(json(mark))).isEqualTo(new Reached(mark));

        var first = new Watermark("c", NOON, NOON.minusSeconds(9));
        assertThat(read(json(first))).isEqualTo(new Reached(first));
    }

    /** Else every record of theirs would be read by the slower way. */
    @ParameterizedTest
    @MethodSource("facts")
    void collectorsWriteInTheOrderThatIsReadFast(Evidence fact) {
        assertThat(SightReader.read(json(fact))).contains((Sight) read(json(fact)));
    }

    @Test
    void viewsOfOneFactAreToldApartAndTheSameOneIsNot() {
        List<String> views =
                facts().stream().map(fact -> ((Sight) read(json(fact))).view()).toList();

        assertThat(views).doesNotHaveDuplicates();
        assertThat(((Sight) read(json(facts().getFirst()))).view()).isEqualTo(views.getFirst());
    }

    @Test
    void aTombstoneIsNothing() {
        assertThat(Arrival.deserializer().deserialize("", (byte[]) null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"record\":\"verse\"}",
                "{\"record\":\"symptom\",\"id\":\"a\"}",
                "{\"record\":\"change\",\"id\":\"a\",\"timing\":{\"occurredAt\":\"noon\"}}",
                "{\"record\":\"change\",\"id\":[\"a\"],\"timing\":{\"occurredAt\":\"2026-03-04T12:00:00Z\"}}"
            })
    void whatIsNoArrivalIsRefused(String json) {
        assertThatThrownBy(() -> read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class);
    }

    private static List<Evidence> facts() {
        ObjectRef web = ObjectRef.of("Deployment", "shop", "web");
        var times = new Timing(NOON.minusSeconds(9), TimeSource.INTERVAL, NOON.minusSeconds(20), NOON);
        var change = new Change(
                "1", "c", web, "u", ChangeType.UPDATE, times, Actor.of("kubectl-edit"), List.of(), new TreeSet<>());
        var affected = new TreeSet<ObjectRef>();
        affected.add(web);
        var richer =
                new Change("1", "c", web, "u", ChangeType.UPDATE, times, Actor.of("kubectl-edit"), List.of(), affected);
        var seen = new Occurrences(NOON.minusSeconds(60), NOON.minusSeconds(5), 3);
        var symptom = new Symptom("1", "c", web, "e", "BackOff", "it failed", seen, NOON, affected);
        return List.of(change, richer, symptom);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(ClusterEvent event) {
        return new JsonSerde<>(ClusterEvent.class).serializer().serialize("", event);
    }

    private static Arrival read(byte[] json) {
        return Arrival.deserializer().deserialize("", json);
    }
}
