package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.standalone.life.HotNamespace.Shape;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By the keys alone, over many seeds; {@link HotNamespaceIT} has the same on a broker. */
class HotNamespaceTest {
    private static final int PARTITIONS = 12;

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"MANY_WORKLOADS", "FEW_WORKLOADS"})
    void theBusiestPartitionHasAtMostTwiceTheMean(Shape shape) {
        LongStream.rangeClosed(1, 50)
                .mapToObj(seed -> facts(shape, seed))
                .forEach(load -> assertThat(load.busiest()).as(load.toString()).isLessThanOrEqualTo(2));
    }

    /** It is one key: its facts stay in their order, in one partition, and all others are spread as ever. */
    @Test
    void oneObjectWithThreeOfTenFactsIsInOnePartitionAndNoOtherHasTwiceTheMean() {
        LongStream.rangeClosed(1, 50)
                .mapToObj(seed -> facts(Shape.ONE_OBJECT, seed))
                .forEach(load -> {
                    assertThat(load.busiest()).as(load.toString()).isBetween(3.5, 5.5);
                    assertThat(load.secondBusiest()).as(load.toString()).isLessThanOrEqualTo(2);
                });
    }

    private static Load facts(Shape shape, long seed) {
        var load = new Load(shape + " with seed " + seed, PARTITIONS);
        HotNamespace.of(shape, seed).forEach(one -> load.add(one.bucket().partition(PARTITIONS), 1));
        return load;
    }
}
