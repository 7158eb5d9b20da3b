package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last seen state of an object, pruned and redacted. Null in its place: the object is gone.
 *
 * @param created the object's {@code creationTimestamp}
 * @param controller what made the object, if something did
 * @param content JSON with its keys in order: the object without status, identity, bookkeeping and secrets
 * @param writers who had written to it, and when last: who is not among them wrote later; where its
 *     deletion was asked for and that is told, the last one has the operation {@code Delete} and that time
 */
public record SeenObject(
        String cluster,
        ObjectRef object,
        String uid,
        String resourceVersion,
        @Nullable Instant created,
        @Nullable ObjectRef controller,
        String content,
        List<Writer> writers,
        BaselineFormat format)
        implements BaselineRecord {
    public SeenObject {
        Require.notBlank(cluster, "cluster");
        writers = List.copyOf(writers);
    }

    @Override
    public String key() {
        return key(cluster, object);
    }

    /** {@code cluster/group/kind/namespace/name}; group and namespace may be empty. */
    public static String key(String cluster, ObjectRef object) {
        return String.join("/", cluster, object.group(), object.kind(), object.namespace(), object.name());
    }

    /**
     * An entry of {@code metadata.managedFields} without its fields.
     *
     * @param operation {@code Apply}, {@code Update} or {@code Delete}
     * @param subresource empty for the object itself
     */
    public record Writer(
            String manager,
            String operation,
            String subresource,
            @Nullable Instant time) {}
}
