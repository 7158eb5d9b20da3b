package dev.culprit.correlator.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Timing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is read of a {@link ClusterEvent} when it arrives; names and types are as there. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClusterEventOutline.OfChange.class, name = "change"),
    @JsonSubTypes.Type(value = ClusterEventOutline.OfSymptom.class, name = "symptom"),
    @JsonSubTypes.Type(value = ClusterEventOutline.OfWatermark.class, name = "watermark")
})
sealed interface ClusterEventOutline {
    record OfChange(String id, Timing timing) implements ClusterEventOutline {}

    record OfSymptom(String id, Occurrences seen) implements ClusterEventOutline {}

    record OfWatermark(
            String cluster, Instant until, @Nullable Instant since) implements ClusterEventOutline {}
}
