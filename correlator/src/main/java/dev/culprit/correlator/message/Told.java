package dev.culprit.correlator.message;

import java.nio.charset.StandardCharsets;

/**
 * What a bucket says of one thing it knows, as the bucket keeps it: on the way to the episode nobody has to read it.
 *
 * @param key tells it from all else of its kind that the bucket says
 * @param json what it says
 */
public record Told(String key, String json) {
    /** What is kept under a key, as it is kept. */
    public static Told of(String key, byte[] kept) {
        return new Told(key, new String(kept, StandardCharsets.UTF_8));
    }

    /** What is to be kept. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
