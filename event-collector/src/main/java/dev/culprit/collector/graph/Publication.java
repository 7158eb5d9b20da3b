package dev.culprit.collector.graph;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told about an object's place in the graph.
 *
 * @param value null when the object is gone
 */
public record Publication(ObjectRef subject, @Nullable Dependencies value) {}
