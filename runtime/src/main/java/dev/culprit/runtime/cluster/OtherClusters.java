package dev.culprit.runtime.cluster;

import dev.culprit.runtime.text.OneLine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in a line that correlations come of a cluster that this process does not tell of: a neighbour in the same Kafka, or its
 * own, where {@code cluster.name} is not the same for all its processes. Once for each, however many parts of the process read
 * it.
 */
public final class OtherClusters {
    /** More of them are passed over without a word. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(OtherClusters.class);
    private static final int LONGEST_NAME = 63;
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private OtherClusters() {}

    /** Whether a correlation that bears this name is told by a process of that cluster. */
    public static boolean isOwn(ClusterName own, String name) {
        if (own.is(name)) {
            return true;
        }
        if (isNews(SAID, name)) {
            LOG.warn(
                    "Correlations of another cluster are not told here; where it is this one, cluster.name differs between its "
                            + "processes; other={} own={}",
                    OneLine.of(name, LONGEST_NAME),
                    own);
        }
        return false;
    }

    static boolean isNews(Set<String> said, String name) {
        return said.size() < MOST && said.add(name);
    }
}
