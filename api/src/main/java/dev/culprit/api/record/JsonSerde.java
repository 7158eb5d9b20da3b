package dev.culprit.api.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record as UTF-8 JSON. A tombstone is null both ways.
 *
 * <p>Reading throws {@link SerializationException} for bytes that are not such a record; its message says where and why
 * and never quotes the bytes.
 */
public final class JsonSerde<T> implements Serde<T> {
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Class<T> type;

    public JsonSerde(Class<T> type) {
        this.type = type;
        this.writer = Json.mapper().writerFor(type);
        this.reader = Json.mapper().readerFor(type);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> read(bytes);
    }

    @SuppressWarnings("NullAway") // Kafka's contract: a tombstone is null both ways
    private byte[] write(@Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write a " + type.getSimpleName(), e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's contract: a tombstone is null both ways
    private T read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            T value = reader.readValue(bytes);
            if (value == null) {
                throw new SerializationException("not a " + type.getSimpleName() + ": JSON null");
            }
            return value;
        } catch (IOException e) {
            // without its cause, whose message quotes the bytes
            throw new SerializationException("not a " + type.getSimpleName() + ": " + UnreadableReason.of(e));
        }
    }
}
