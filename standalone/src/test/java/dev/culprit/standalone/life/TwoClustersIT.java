package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.runtime.cluster.ClusterName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two clusters with namespaces, workloads and SLOs of the same names share a Kafka, and each runs a correlator of the same name.
 * What comes out of each is, byte for byte, what comes out of it alone.
 */
class TwoClustersIT {
    private static final ClusterName NORTH = new ClusterName("north");
    private static final ClusterName SOUTH = new ClusterName("south");
    private static final String INSTANCE = "correlator-0";

    @TempDir
    private Path folder;

    @Test
    void nothingOfOneClusterShowsInWhatIsFoundInTheOther() throws Exception {
        List<Fed> north = in(NORTH, Story.of(1).records());
        List<Fed> south = in(SOUTH, Story.of(2).records());
        try (var broker = new OnBroker(folder.resolve("kafka"), 3);
                var ofNorth = instance(broker, NORTH);
                var ofSouth = instance(broker, SOUTH)) {
            broker.tell(north.subList(0, north.size() / 2));
            broker.tell(south);
            broker.tell(north.subList(north.size() / 2, north.size()));
            ofNorth.awaitRunning();
            ofSouth.awaitRunning();
            broker.awaitWorkedOff();

            requireAsAlone(broker, NORTH, north);
            requireAsAlone(broker, SOUTH, south);
        }
    }

    private void requireAsAlone(OnBroker broker, ClusterName cluster, List<Fed> story) {
        List<Correlation> emitted = broker.emitted().stream()
                .filter(correlation -> cluster.is(correlation.episode().cluster()))
                .toList();
        assertThat(emitted).isNotEmpty();
        Outcome alone = InProcess.outcome(story, folder.resolve("expected-" + cluster));
        Outcome.of(emitted).requireSame(alone, "beside another cluster: " + cluster);
    }

    private Instance instance(OnBroker broker, ClusterName cluster) {
        return new Instance(broker.address(), folder.resolve(cluster.value()), cluster.member(INSTANCE));
    }

    private static List<Fed> in(ClusterName cluster, List<Fed> story) {
        var renamed = new ArrayList<Fed>();
        for (Fed fed : story) {
            renamed.add(new Fed(
                    fed.topic(),
                    key(cluster, fed.key()),
                    fed.placement().flatMap(placement -> Optional.ofNullable(key(cluster, placement))),
                    value(cluster, fed.bytes()),
                    fed.at()));
        }
        return renamed;
    }

    private static @Nullable String key(ClusterName cluster, @Nullable String key) {
        return key != null && key.startsWith(Story.CLUSTER + "/")
                ? cluster + key.substring(Story.CLUSTER.length())
                : key;
    }

    private static @Nullable Bytes value(ClusterName cluster, byte @Nullable [] json) {
        if (json == null) {
            return null;
        }
        String text = new String(json, StandardCharsets.UTF_8);
        String there = text.replace("\"cluster\":\"" + Story.CLUSTER + '"', "\"cluster\":\"" + cluster + '"');
        return Bytes.wrap(there.getBytes(StandardCharsets.UTF_8));
    }
}
