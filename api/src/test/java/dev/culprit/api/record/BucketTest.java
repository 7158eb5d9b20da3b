package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isBetween(700L, 970L));
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

        assertThat(Bucket.ofNode("c", seal, 8)).isEqualTo(Bucket.of("c", "zoo", "Deployment/seal", 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, 12})
    void theBucketsOfANamespaceLieEvenlyInPartitionsThatDivideThem(int partitions) {
        for (String namespace : List.of("zoo", "_cluster", "a-b", "kube-system")) {
            assertThat(bucketsByPartition(namespace, partitions).values())
                    .containsOnly((long) Bucket.DEFAULT_COUNT / partitions);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 24, 48})
    void noTwoBucketsOfANamespaceShareAPartitionWhereThereAreMorePartitions(int partitions) {
        assertThat(bucketsByPartition("zoo", partitions)).hasSize(Bucket.DEFAULT_COUNT);
    }

    @Test
    void theFirstBucketsOfAThousandNamespacesSpreadOverPartitions() {
        Map<Integer, Long> sizes = IntStream.range(0, 1_200)
                .mapToObj(i -> new Bucket("c", "team-" + i, 0).partition(12))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(sizes).hasSize(12);
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isBetween(60L, 140L));
    }

    /** Evidence written by one release is looked for by the next: these numbers never change. */
    @ParameterizedTest
    @CsvSource({"zoo, 0, 12, 6", "zoo, 11, 12, 5", "_cluster, 3, 4, 2"})
    void thePartitionOfABucketIsTheSameForEver(String namespace, int index, int partitions, int partition) {
        assertThat(new Bucket("c", namespace, index).partition(partitions)).isEqualTo(partition);
    }

    private static Map<Integer, Long> bucketsByPartition(String namespace, int partitions) {
        return IntStream.range(0, Bucket.DEFAULT_COUNT)
                .mapToObj(i -> new Bucket("c", namespace, i).partition(partitions))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
