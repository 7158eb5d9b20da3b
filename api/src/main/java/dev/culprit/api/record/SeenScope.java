package dev.culprit.api.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says that the baseline of one kind is complete: written behind the objects of its first list, and again from time to
 * time while it is watched.
 *
 * @param namespace the one watched, or {@link #ALL}
 * @param until everything that the API server had said by then is in Kafka
 * @param since the same, as long as no collector has told since when the cluster is watched; null once one has
 */
public record SeenScope(
        String cluster,
        String group,
        String kind,
        String namespace,
        Instant until,
        BaselineFormat format,
        @Nullable Instant since)
        implements BaselineRecord {
    /** In place of a namespace: the whole cluster is watched, or the kind is cluster-scoped. */
    public static final String ALL = "*";

    public SeenScope {
        Require.notBlank(cluster, "cluster");
        Require.notBlank(kind, "kind");
        Require.notBlank(namespace, "namespace");
    }

    /** An object's key without a name: {@code cluster/group/kind/namespace/}. */
    @Override
    public String key() {
        return String.join("/", cluster, group, kind, namespace, "");
    }
}
