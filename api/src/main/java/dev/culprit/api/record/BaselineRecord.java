package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a collector knows of a cluster, so that the next one finds what changed in between: the value of {@link
 * Topic#BASELINE}. Written after everything that was told of it is in Kafka.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SeenObject.class, name = "object"),
    @JsonSubTypes.Type(value = SeenScope.class, name = "scope")
})
public sealed interface BaselineRecord permits SeenObject, SeenScope {
    String cluster();

    /** The record's key in {@link Topic#BASELINE}. */
    String key();

    /** In which form the content is kept; one of another form cannot be compared with. */
    BaselineFormat format();
}
