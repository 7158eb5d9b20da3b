package dev.culprit.collector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One line of a watch.
 *
 * @param at when it arrived
 * @param object the whole object, as the API server sent it; not to be altered afterwards
 */
public record Observation(Instant at, WatchType type, ObjectNode object) {}
