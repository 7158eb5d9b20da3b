package dev.culprit.correlator.report.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Until when to wait with what: the whole cluster, a namespace, or one correlation; longer with each failure. */
final class Hurdles {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final String CLUSTER = "";

    private final RandomGenerator random;
    private final Map<String, Hurdle> standing = new HashMap<>();

    Hurdles(RandomGenerator random) {
        this.random = random;
    }

    private record Hurdle(Reason reason, int failures, Instant until) {}

    /** The cluster or the namespace did not take something. */
    void met(Obstacle obstacle, Instant now) {
        String key = obstacle.reason().scope() == Reason.Scope.CLUSTER ? CLUSTER : obstacle.namespace();
        Hurdle before = standing.get(key);
        int failures = before == null || before.reason() != obstacle.reason() ? 1 : before.failures() + 1;
        standing.put(key, new Hurdle(obstacle.reason(), failures, now.plus(pause(obstacle.reason(), failures))));
    }

    /** Something of this namespace was taken. */
    void passed(String namespace) {
        standing.remove(CLUSTER);
        standing.remove(namespace);
    }

    /** From when on something of this namespace is worth another try. */
    Instant until(String namespace) {
        Instant ofCluster = until(standing.get(CLUSTER));
        Instant ofNamespace = until(standing.get(namespace));
        return ofCluster.isAfter(ofNamespace) ? ofCluster : ofNamespace;
    }

    private static Instant until(@Nullable Hurdle hurdle) {
        return hurdle == null ? Instant.MIN : hurdle.until();
    }

    /** Doubled with each failure up to a minute; by chance up to half less, so that several do not come at once. */
    Duration pause(Reason reason, int failures) {
        long doubled = reason.firstPause().toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long longest = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }
}
