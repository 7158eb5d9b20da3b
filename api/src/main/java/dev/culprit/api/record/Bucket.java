package dev.culprit.api.record;

import java.nio.charset.StandardCharsets;

/**
 * Where the evidence of one namespace lies: {@code cluster/namespace/bucket} is the key of {@link Topic#CHANGES} and of
 * the questions asked of it. Buckets spread a busy namespace over partitions.
 *
 * @param namespace a namespace, or {@link #CLUSTER_SCOPE} for cluster-scoped objects
 * @param index from 0, below the number of buckets
 */
public record Bucket(String cluster, String namespace, int index) {
    /** Stands where a namespace would; no namespace can have this name. */
    public static final String CLUSTER_SCOPE = "_cluster";

    /** Buckets a namespace has unless set otherwise. */
    public static final int DEFAULT_COUNT = 8;

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
