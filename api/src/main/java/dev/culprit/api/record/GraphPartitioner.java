package dev.culprit.api.record;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Where a record of {@link Topic#DEPENDENCIES} goes: to the partition that its subject's {@link Bucket} has in
 * {@link Topic#CHANGES}. Both topics need the same number of partitions.
 */
public final class GraphPartitioner {
    private GraphPartitioner() {}

    public static Bucket bucketOf(String cluster, ObjectRef subject, int buckets) {
        return Bucket.of(cluster, subject.namespace(), subject.kind() + "/" + subject.name(), buckets);
    }

    /** The partition in which Kafka's default partitioner puts a bucket's key. */
    public static int partition(Bucket bucket, int partitions) {
        return BuiltInPartitioner.partitionForKey(bucket.key().getBytes(StandardCharsets.UTF_8), partitions);
    }
}
