package dev.culprit.correlator.kin;

import dev.culprit.api.record.Ties;
import dev.culprit.correlator.message.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Who suspects which change, of each change in the order in which the alerts began. */
final class Claims {
    /** As many as it takes to tell each of them the first others, and whether there are more. */
    static final int TOLD = Ties.MOST_OF_SAME_CAUSE + 2;

    private final KeyValueStore<String, Claim> store;

    Claims(KeyValueStore<String, Claim> store) {
        this.store = store;
    }

    void put(Claim claim) {
        if (claim.stands()) {
            store.put(key(claim), claim);
        } else {
            store.delete(key(claim));
        }
    }

    /** Whether what is told of the first ones may depend on a claim. */
    static boolean mayDependOn(Claim claim, List<Claim> first) {
        return first.size() < TOLD || key(claim).compareTo(key(first.getLast())) <= 0;
    }

    List<Claim> ofChange(String change, int most) {
        var found = new ArrayList<Claim>();
        try (KeyValueIterator<String, Claim> range = store.range(change + '/', change + '0')) {
            while (range.hasNext() && found.size() < most) {
                found.add(range.next().value);
            }
        }
        return found;
    }

    /** Forgets those whose alert began before a time, in ms since 1970. */
    void forgetBefore(long time) {
        var old = new ArrayList<String>();
        try (KeyValueIterator<String, Claim> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.self().startsAt().toEpochMilli() < time) {
                    old.add(entry.key);
                }
            });
        }
        old.forEach(store::delete);
    }

    private static String key(Claim claim) {
        return String.format(
                Locale.ROOT,
                "%s/%019d/%s",
                claim.change(),
                claim.self().startsAt().toEpochMilli(),
                claim.episodeId());
    }
}
