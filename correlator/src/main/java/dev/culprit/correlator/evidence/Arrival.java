package dev.culprit.correlator.evidence;

import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.message.Told;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@link Topic#CHANGES} of which no more is read than where to keep it: of all that a cluster tells, little is
 * ever asked for.
 */
public sealed interface Arrival {
    /**
     * Somebody's sight of a fact.
     *
     * @param id of the fact
     * @param occurredAt when it happened
     * @param json the record as it came
     */
    record Sight(String id, Instant occurredAt, Bytes json) implements Arrival {
        private static final Deserializer<Evidence> FACTS = new JsonSerde<>(Evidence.class).deserializer();

        /**
         * Reads the rest of a sight.
         *
         * @throws SerializationException where that is not as it must be
         */
        static Evidence fact(byte[] json) {
            return FACTS.deserialize(Topic.CHANGES.topicName(), json);
        }

        /**
         * The same for the same bytes: collectors that tell one fact differently have a view each. Views of one fact sort
         * beside each other, whatever its id.
         */
        String view() {
            var checksum = new CRC32C();
            checksum.update(json.get());
            return id + '\0' + Long.toHexString(checksum.getValue());
        }

        Told told() {
            return Told.of(view(), json.get());
        }
    }

    /** Nothing up to its time is still to come. */
    record Reached(Watermark watermark) implements Arrival {}

    /** Reads arrivals; throws {@link SerializationException} for bytes of which not even that much can be read. */
    static Deserializer<Arrival> deserializer() {
        var outlines = new JsonSerde<>(ClusterEventOutline.class).deserializer();
        return (topic, bytes) -> read(outlines, topic, bytes);
    }

    /** Most are sights in the order in which collectors write them; what is wrong with the others is told by the mapper. */
    @SuppressWarnings("NullAway") // Kafka's contract: a tombstone is null both ways
    private static Arrival read(Deserializer<ClusterEventOutline> outlines, String topic, byte @Nullable [] json) {
        return json == null
                ? null
                : SightReader.read(json)
                        .map(Arrival.class::cast)
                        .orElseGet(() -> of(outlines.deserialize(topic, json), json));
    }

    private static Arrival of(ClusterEventOutline outline, byte[] json) {
        return switch (outline) {
            case ClusterEventOutline.OfChange change ->
                new Sight(change.id(), change.timing().occurredAt(), Bytes.wrap(json));
            case ClusterEventOutline.OfSymptom symptom ->
                new Sight(symptom.id(), symptom.seen().last(), Bytes.wrap(json));
            case ClusterEventOutline.OfWatermark mark ->
                new Reached(new Watermark(mark.cluster(), mark.until(), mark.since()));
        };
    }
}
