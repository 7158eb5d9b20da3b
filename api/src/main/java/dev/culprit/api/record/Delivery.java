package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a correlation at one notifier: the value of {@link Topic#DELIVERIES}, keyed by {@link #key()}, the latest of
 * each counts. Written before the first message is sent, and again after everything that was sent: whoever finds an
 * {@link Intended} does not know whether its message has arrived.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.Intended.class, name = "intended"),
    @JsonSubTypes.Type(value = Delivery.Delivered.class, name = "delivered")
})
public sealed interface Delivery {
    /** Who sends: {@code slack}, {@code webhook}, {@code grafana}. */
    String notifier();

    String correlationId();

    Instant at();

    /** Whose correlation it is; absent in what was written before it was told. */
    @Nullable
    String cluster();

    /** Whether it may be of that cluster. */
    default boolean mayBeOf(String name) {
        return cluster() == null || name.equals(cluster());
    }

    /** The key of {@link Topic#DELIVERIES}. */
    default String key() {
        return key(notifier(), correlationId());
    }

    static String key(String notifier, String correlationId) {
        return notifier + "/" + correlationId;
    }

    /** A first message is about to be sent. */
    record Intended(
            String notifier,
            String correlationId,
            Instant at,
            @Nullable String cluster) implements Delivery {
        public Intended {
            Require.notBlank(notifier, "notifier");
            Require.notBlank(correlationId, "correlationId");
        }
    }

    /**
     * A message was taken.
     *
     * @param at when the message itself was last written
     * @param parts what was sent where that is not one message but several things; absent where it is one
     */
    record Delivered(
            String notifier,
            String correlationId,
            Message message,
            Shown shown,
            Instant at,
            @Nullable List<Part> parts,
            @Nullable String cluster)
            implements Delivery {
        public Delivered {
            Require.notBlank(notifier, "notifier");
            Require.notBlank(correlationId, "correlationId");
            parts = parts == null ? null : List.copyOf(parts);
        }

        /** The same with something else told. */
        public Delivered with(Message changed, Shown told, Instant when) {
            return new Delivered(notifier, correlationId, changed, told, when, parts, cluster);
        }
    }

    /**
     * One of several things that were sent.
     *
     * @param kind which of them: {@code burn}, {@code suspect}, {@code resolved}
     * @param id by which it is found again; absent where somebody has deleted it, who does not want it back
     * @param content hash of what it shows; empty where nobody knows
     */
    record Part(String kind, @Nullable String id, String content) {
        public Part {
            Require.notBlank(kind, "kind");
        }
    }

    /**
     * Which message.
     *
     * @param place where it was sent, as the settings name it
     * @param channel Slack's id of the channel; absent where a message cannot be found again
     * @param id of the message in the channel, absent with it: Slack's {@code ts}
     * @param isFrozen whether it cannot be edited any more
     */
    record Message(
            String place,
            @Nullable String channel,
            @Nullable String id,
            boolean isFrozen) {
        /** The same, that cannot be edited any more. */
        public Message frozen() {
            return new Message(place, channel, id, true);
        }
    }

    /**
     * What has been told.
     *
     * @param phase absent in what was written before it was told
     * @param content hash of the message
     * @param topSuspect absent where none was named
     * @param severity the highest that was told
     * @param resolvedAt the end that was told; absent while it burns
     */
    record Shown(
            int revision,
            @Nullable Phase phase,
            String content,
            @Nullable String topSuspect,
            Severity severity,
            @Nullable Instant resolvedAt) {
        /** How far it had come. */
        public Stage toStage() {
            return new Stage(phase == null ? Phase.PROVISIONAL : phase, revision);
        }

        /** The same with another end told. */
        public Shown resolved(@Nullable Instant end) {
            return new Shown(revision, phase, content, topSuspect, severity, end);
        }

        /**
         * All that a revision says.
         *
         * @param content hash of the message; empty where none is needed
         */
        public static Shown of(Correlation correlation, String content) {
            return new Shown(
                    correlation.revision(),
                    correlation.phase(),
                    content,
                    correlation
                            .findings()
                            .topSuspect()
                            .map(suspect -> suspect.object().toString())
                            .orElse(null),
                    correlation.episode().severity(),
                    correlation.episode().resolvedAt());
        }
    }
}
