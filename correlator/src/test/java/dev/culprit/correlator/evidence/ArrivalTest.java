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

    @Test
    void aWatermarkIsReadWhole() {
        var mark = new Watermark("c", NOON);

        assertThat(read(json(mark))).isEqualTo(new Reached(mark));
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
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"record\":\"verse\"}", "{\"record\":\"symptom\",\"id\":\"a\"}"})
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

    private static byte[] json(ClusterEvent event) {
        return new JsonSerde<>(ClusterEvent.class).serializer().serialize("", event);
    }

    private static Arrival read(byte[] json) {
        return Arrival.deserializer().deserialize("", json);
    }
}
