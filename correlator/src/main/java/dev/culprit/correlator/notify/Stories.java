package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Summary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a model has told of the correlations, the latest of each; one thread fills it, and others look. */
public final class Stories {
    /** Of some kilobytes each; the oldest go first. */
    static final int MOST = 1_000;

    private final Map<String, Summary.Told> told = new LinkedHashMap<>();
    private final Set<String> fresh = new LinkedHashSet<>();

    /** Empty where there is none, or none of what this revision found. */
    public synchronized Optional<Summary.Told> of(Correlation correlation) {
        return Optional.ofNullable(told.get(correlation.id())).filter(story -> story.standsFor(correlation));
    }

    synchronized void put(Summary.Told story) {
        forget(story.correlationId());
        told.put(story.correlationId(), story);
        fresh.add(story.correlationId());
        if (told.size() > MOST) {
            forget(told.keySet().iterator().next());
        }
    }

    /** It may not be shown any more. */
    synchronized void forget(String correlationId) {
        told.remove(correlationId);
        fresh.remove(correlationId);
    }

    /** The correlations of which something was told since this was asked last. */
    synchronized List<String> fresh() {
        List<String> ids = List.copyOf(fresh);
        fresh.clear();
        return ids;
    }
}
