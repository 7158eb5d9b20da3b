package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
    @Test
    void tenThousandUidsSpreadEvenly() {
        Map<Integer, Long> sizes = IntStream.range(0, 10_000)
                .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})
                        .toString())
                .map(uid -> Bucket.of("c", "zoo", uid, Bucket.DEFAULT_COUNT).index())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(sizes).hasSize(Bucket.DEFAULT_COUNT);
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isBetween(1100L, 1400L));
    }

    /** Evidence written by one release is looked for by the next: these numbers never change. */
    @ParameterizedTest
    @CsvSource({"uid-seal, 8, 3", "uid-tuna, 8, 1", "'', 8, 1", "Deployment/seal, 8, 4", "uid-seal, 3, 0"})
    void theBucketOfAnIdentityIsTheSameForEver(String identity, int count, int index) {
        assertThat(Bucket.of("c", "zoo", identity, count).index()).isEqualTo(index);
    }

    @Test
    void clusterScopedObjectsHaveAPlaceOfTheirOwn() {
        assertThat(Bucket.of("c", "", "uid-node", 1).key()).isEqualTo("c/_cluster/0");
        assertThat(Bucket.of("c", "zoo", "uid-seal", 1).key()).isEqualTo("c/zoo/0");
    }

    @Test
    void aNegativeBucketCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bucket("c", "zoo", -1))
                .withMessageContaining("-1");
    }

    @Test
    void aSubjectsGraphLiesInOneBucketWhateverItsUid() {
        ObjectRef seal = ObjectRef.of("Deployment", "zoo", "seal");

        assertThat(GraphPartitioner.bucketOf("c", seal, 8)).isEqualTo(Bucket.of("c", "zoo", "Deployment/seal", 8));
    }

    /** The formula in Kafka's documentation of its default partitioner: murmur2 of the key's bytes, made positive. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 12})
    void thePartitionOfABucketIsTheOneThatAProducerChooses(int partitions) {
        Stream.of("zoo", "_cluster", "a-b", "kube-system")
                .flatMap(namespace -> IntStream.range(0, 20).mapToObj(i -> new Bucket("c", namespace, i)))
                .forEach(bucket -> {
                    byte[] key = new StringSerializer().serialize("t", bucket.key());
                    int chosen = Utils.toPositive(Utils.murmur2(key)) % partitions;
                    assertThat(GraphPartitioner.partition(bucket, partitions)).isEqualTo(chosen);
                });
    }
}
