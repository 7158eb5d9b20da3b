package dev.culprit.correlator.message;

/**
 * What a bucket says of one thing it knows, as the bucket keeps it: on the way to the episode nobody has to read it.
 *
 * @param key tells it from all else of its kind that the bucket says
 * @param json what it says
 */
public record Told(String key, String json) {}
