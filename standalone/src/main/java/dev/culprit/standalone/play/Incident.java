package dev.culprit.standalone.play;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What came of one recording.
 *
 * @param name of its folder
 * @param correlations final, by the start of their alerts
 */
public record Incident(String name, List<Correlation> correlations) {
    private static final Comparator<Correlation> BY_ALERT =
            Comparator.comparing((Correlation c) -> c.episode().startsAt()).thenComparing(Correlation::id);

    public Incident {
        correlations = correlations.stream().sorted(BY_ALERT).toList();
    }

    /** The name of a recording's folder: the last part of its full path. */
    public static String nameOf(Path folder) {
        return Folders.name(folder);
    }

    /** The last revision of each correlation that became final. */
    static Incident of(String name, Collection<Correlation> revisions) {
        var latest = new TreeMap<String, Correlation>();
        revisions.stream()
                .filter(correlation -> correlation.phase() == Phase.FINAL)
                .forEach(correlation ->
                        latest.merge(correlation.id(), correlation, (a, b) -> b.revision() >= a.revision() ? b : a));
        return new Incident(name, List.copyOf(latest.values()));
    }
}
