package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The value of {@link Topic#DEPENDENCIES}, keyed by {@code cluster/kind/namespace/name}; null when the object is gone.
 * Partitioned by its subject's {@link Bucket}, so that a partition holds the same namespaces' buckets as the same partition of
 * {@link Topic#CHANGES}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Dependencies.class, name = "dependencies"),
    @JsonSubTypes.Type(value = Watermark.class, name = "watermark")
})
public sealed interface GraphRecord permits Dependencies, Watermark {
    String cluster();
}
