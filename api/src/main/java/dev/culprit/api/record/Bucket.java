package dev.culprit.api.record;

import java.nio.charset.StandardCharsets;

/**
 * Where the evidence of one namespace lies: {@code cluster/namespace/bucket} is the key of {@link Topic#CHANGES} and of
 * the questions asked of it. Buckets spread a busy namespace over partitions; what is told of one object lies in one of
 * them, in its order.
 *
 * @param namespace a namespace, or {@link #CLUSTER_SCOPE} for cluster-scoped objects
 * @param index from 0, below the number of buckets
 */
public record Bucket(String cluster, String namespace, int index) {
    /** Stands where a namespace would; no namespace can have this name. */
    public static final String CLUSTER_SCOPE = "_cluster";

    /** Buckets of a namespace: as many partitions as that share its load at most, and questions that an alert asks of it. */
    public static final int DEFAULT_COUNT = 12;

    public Bucket {
        Require.notBlank(cluster, "cluster");
        Require.notBlank(namespace, "namespace");
        if (index < 0) {
            throw new IllegalArgumentException("bucket must not be negative, is " + index);
        }
    }

    /**
     * The bucket of an object.
     *
     * @param identity what spreads: the object's uid, or its kind and name where no uid is known
     */
    public static Bucket of(String cluster, String namespace, String identity, int count) {
        int index = Math.floorMod(fnv1a(identity), count);
        return new Bucket(cluster, namespace.isEmpty() ? CLUSTER_SCOPE : namespace, index);
    }

    /** The bucket in which the graph of an object lies, whatever its uid. */
    public static Bucket ofNode(String cluster, ObjectRef subject, int count) {
        return of(cluster, subject.namespace(), subject.kind() + "/" + subject.name(), count);
    }

    /** The bucket of a {@link #key()}. */
    public static Bucket parse(String key) {
        int index = key.lastIndexOf('/');
        int namespace = key.lastIndexOf('/', index - 1);
        return new Bucket(
                key.substring(0, namespace),
                key.substring(namespace + 1, index),
                Integer.parseInt(key.substring(index + 1)));
    }

    public String key() {
        return cluster + "/" + namespace + "/" + index;
    }

    /**
     * The partition in which it lies. Buckets of one namespace lie in partitions that follow each other, so that no two of
     * them share one before each has one: by a hash of the key alone a few would take what is meant for all.
     */
    public int partition(int partitions) {
        return Math.floorMod(Math.floorMod(fnv1a(cluster + "/" + namespace), partitions) + index, partitions);
    }

    /** FNV-1a, 32 bits: the same on every JVM and release, which {@code String.hashCode} does not promise in name. */
    private static int fnv1a(String text) {
        int hash = 0x811c9dc5;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return hash ^ (hash >>> 16);
    }

    @Override
    public String toString() {
        return key();
    }
}
