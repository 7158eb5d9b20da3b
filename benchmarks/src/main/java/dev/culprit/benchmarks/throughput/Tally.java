package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.ClusterEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What the join has gathered for an alert.
 *
 * @param count of all facts
 * @param latest those that came last: a list of all would not fit a record
 */
record Tally(String spike, int count, List<ClusterEvent> latest) {
    private static final int KEPT = 20;

    Tally {
        latest = List.copyOf(latest);
    }

    static Tally empty() {
        return new Tally("", 0, List.of());
    }

    Tally with(String key, ClusterEvent event) {
        List<ClusterEvent> more = new ArrayList<>(latest);
        more.add(event);
        return new Tally(key, count + 1, more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }
}
