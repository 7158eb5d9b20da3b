package dev.culprit.correlator.evidence;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.ObjectRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of an object in the graph. A tombstone has no value, so the key alone tells whose it is. */
record GraphKey(String cluster, ObjectRef object) {
    private static final int PARTS = 4;

    /** Reads a key; nothing where it is none that {@link Dependencies#key()} makes. */
    static Optional<GraphKey> parse(@Nullable String key) {
        String[] parts = key == null ? new String[0] : key.split("/", PARTS);
        return parts.length < PARTS || parts[1].isBlank() || parts[3].isBlank()
                ? Optional.empty()
                : Optional.of(new GraphKey(parts[0], ObjectRef.of(parts[1], parts[2], parts[3])));
    }

    Bucket bucket(int buckets) {
        return Bucket.ofNode(cluster, object, buckets);
    }

    @Override
    public String toString() {
        return Dependencies.key(cluster, object);
    }
}
