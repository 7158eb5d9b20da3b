package dev.culprit.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtherClustersTest {
    @Test
    void whatIsOfTheOwnClusterAloneIsTold() {
        assertThat(OtherClusters.isOwn(new ClusterName("north"), "north")).isTrue();
        assertThat(OtherClusters.isOwn(new ClusterName("north"), "south")).isFalse();
    }

    @Test
    void eachIsSaidOnceAndNoMoreThanAFew() {
        var said = new HashSet<String>();

        assertThat(OtherClusters.isNews(said, "south")).isTrue();
        assertThat(OtherClusters.isNews(said, "south")).isFalse();
        assertThat(IntStream.range(0, 1000).filter(i -> OtherClusters.isNews(said, "c" + i)))
                .hasSize(OtherClusters.MOST - 1);
    }
}
