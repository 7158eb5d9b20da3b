package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoreKeyTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void keysSortByBucketThenTimeThenId() {
        List<Bytes> inOrder = List.of(
                StoreKey.of("c/shop/1", Instant.parse("1960-01-01T00:00:00Z"), "a"),
                StoreKey.of("c/shop/1", NOON, "a"),
                StoreKey.of("c/shop/1", NOON, "b"),
                StoreKey.of("c/shop/1", NOON.plusMillis(1), "a"),
                StoreKey.of("c/shop/10", NOON.minusSeconds(9), "a"),
                StoreKey.of("c/shop/2", NOON.minusSeconds(9), "a"));

        assertThat(inOrder.stream().sorted()).containsExactlyElementsOf(inOrder);
    }

    @Test
    void aRangeHoldsItsEndsAndNoOtherBucket() {
        Bytes from = StoreKey.from("c/shop/1", NOON);
        Bytes upTo = StoreKey.upTo("c/shop/1", NOON);

        assertThat(Stream.of("", "a", "zz").map(id -> StoreKey.of("c/shop/1", NOON, id)))
                .allMatch(key -> key.compareTo(from) >= 0 && key.compareTo(upTo) <= 0);
        assertThat(StoreKey.of("c/shop/1", NOON.minusMillis(1), "z")).isLessThan(from);
        assertThat(StoreKey.of("c/shop/1", NOON.plusMillis(1), "a")).isGreaterThan(upTo);
        assertThat(StoreKey.of("c/shop/10", NOON, "a")).isGreaterThan(StoreKey.last("c/shop/1"));
    }

    @Test
    void aKeyTellsItsBucket() {
        assertThat(StoreKey.bucketOf(StoreKey.of("c/shop/1", NOON, "a"))).isEqualTo("c/shop/1");
    }
}
