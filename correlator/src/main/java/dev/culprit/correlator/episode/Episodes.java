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
    private final Inquiries inquiries;

    Episodes(KeyValueStore<String, String> current, KeyValueStore<String, EpisodeState> states, Inquiries inquiries) {
        this.current = current;
        this.states = states;
        this.inquiries = inquiries;
    }

    Optional<EpisodeState> current(String key) {
        return Optional.ofNullable(current.get(key)).flatMap(this::byId);
    }

    Optional<EpisodeState> byId(String id) {
        return Optional.ofNullable(states.get(id)).map(this::whole);
    }

    Inquiries inquiries() {
        return inquiries;
    }

    private EpisodeState whole(EpisodeState state) {
        return inquiries.of(state.id()).map(state::with).orElse(state);
    }

    /**
     * The current one of its SLO from now on; of the former one, if it is settled, nothing is heard any more. Nor of whom
     * this one has asked before: where it is opened again, a crash has kept that and nothing else.
     */
    void open(EpisodeState state) {
        String former = current.get(state.key());
        if (former != null && byId(former).filter(EpisodeState::isSettled).isPresent()) {
            delete(former);
        }
        current.put(state.key(), state.id());
        inquiries.delete(state.id());
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
        states.put(state.id(), state.with(Inquiry.none()));
        inquiries.put(state.id(), state.inquiry());
    }

    private void delete(String id) {
        states.delete(id);
        inquiries.delete(id);
    }

    /** A former episode that is settled is of no more use: the current one of an SLO stays to absorb its spikes. */
    void dropFormer(String id) {
        byId(id).filter(state -> !id.equals(current.get(state.key()))).ifPresent(state -> delete(id));
    }

    /** Those of which not all that were asked have told everything: few of all that are kept, and found without reading those. */
    List<EpisodeState> waiting() {
        return inquiries.waiting().stream().flatMap(id -> byId(id).stream()).toList();
    }

    List<EpisodeState> matching(Predicate<EpisodeState> wanted) {
        var found = new ArrayList<EpisodeState>();
        try (KeyValueIterator<String, EpisodeState> all = states.all()) {
            all.forEachRemaining(entry -> {
                EpisodeState state = whole(entry.value);
                if (wanted.test(state)) {
                    found.add(state);
                }
            });
        }
        return found;
    }
}
