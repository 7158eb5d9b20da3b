package dev.culprit.correlator.episode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The episodes of a partition, and which one is current for each SLO. */
final class Episodes {
    private final KeyValueStore<String, String> current;
    private final KeyValueStore<String, EpisodeState> states;

    Episodes(KeyValueStore<String, String> current, KeyValueStore<String, EpisodeState> states) {
        this.current = current;
        this.states = states;
    }

    Optional<EpisodeState> current(String key) {
        return Optional.ofNullable(current.get(key)).flatMap(this::byId);
    }

    Optional<EpisodeState> byId(String id) {
        return Optional.ofNullable(states.get(id));
    }

    void open(EpisodeState state) {
        String former = current.get(state.key());
        if (former != null && byId(former).filter(EpisodeState::isSettled).isPresent()) {
            states.delete(former);
        }
        current.put(state.key(), state.id());
        put(state);
    }

    /** Which one is current follows from the episodes alone: after a crash the two stores may be of different times. */
    void findCurrent() {
        var latest = new TreeMap<String, EpisodeState>();
        matching(state -> true)
                .forEach(state -> latest.merge(
                        state.key(),
                        state,
                        BinaryOperator.maxBy(
                                Comparator.comparing(known -> known.episode().startsAt()))));
        latest.forEach((key, state) -> current.put(key, state.id()));
    }

    void put(EpisodeState state) {
        states.put(state.id(), state);
    }

    /** A former episode that is settled is of no more use: the current one of an SLO stays to absorb its spikes. */
    void settled(EpisodeState state) {
        if (!state.id().equals(current.get(state.key()))) {
            states.delete(state.id());
        }
    }

    List<EpisodeState> matching(Predicate<EpisodeState> wanted) {
        var found = new ArrayList<EpisodeState>();
        try (KeyValueIterator<String, EpisodeState> all = states.all()) {
            all.forEachRemaining(entry -> {
                if (wanted.test(entry.value)) {
                    found.add(entry.value);
                }
            });
        }
        return found;
    }
}
