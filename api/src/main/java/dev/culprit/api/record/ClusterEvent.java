package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a collector saw in a cluster; the value of {@link Topic#CHANGES}, keyed by {@link Bucket#key()}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.class, name = "change"),
    @JsonSubTypes.Type(value = Symptom.class, name = "symptom"),
    @JsonSubTypes.Type(value = Watermark.class, name = "watermark")
})
public sealed interface ClusterEvent permits Evidence, Watermark {
    String cluster();
}
