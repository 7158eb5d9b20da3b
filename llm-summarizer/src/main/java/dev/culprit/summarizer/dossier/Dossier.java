package dev.culprit.summarizer.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that leaves the cluster for a summary. It holds what {@link dev.culprit.api.record.SummaryBasis} is made of and what
 * never changes of an episode: no names of people, no cluster, no alert's labels.
 *
 * @param slo {@code namespace/name}
 * @param measured the workload that the SLO measures; absent when that is not known
 * @param suspects best first, at most {@link #MOST_SUSPECTS}
 * @param suspectsLeftOut how many more there are
 * @param cleared why objects are no suspects, each reason once, at most {@link #MOST_REASONS}
 * @param story what fails of itself; absent when nothing does
 */
public record Dossier(
        String slo,
        Instant alertAt,
        @Nullable String measured,
        List<Accused> suspects,
        int suspectsLeftOut,
        List<String> cleared,
        @Nullable Exhibit story) {
    public static final int MOST_SUSPECTS = 3;
    public static final int MOST_EXHIBITS = 6;
    public static final int MOST_REASONS = 5;

    public Dossier {
        suspects = List.copyOf(suspects);
        cleared = List.copyOf(cleared);
    }

    /**
     * A suspect.
     *
     * @param object {@code Kind namespace/name}
     * @param name of the object alone
     * @param confidence {@code high}, {@code medium} or {@code low}
     * @param reasons what made its score, the weightiest first
     * @param exhibits the change, then what else speaks for or against it
     */
    public record Accused(
            int rank,
            String object,
            String name,
            String confidence,
            Instant changedAt,
            List<String> reasons,
            List<Exhibit> exhibits) {
        public Accused {
            reasons = List.copyOf(reasons);
            exhibits = List.copyOf(exhibits);
        }

        public boolean holds(String exhibitId) {
            return exhibits.stream().anyMatch(exhibit -> exhibit.id().equals(exhibitId));
        }

        public boolean isHigh() {
            return confidence.equals("high");
        }

        /** Whether a cause that is no change is likelier. */
        public boolean isLow() {
            return confidence.equals("low");
        }
    }

    /**
     * One piece of evidence.
     *
     * @param id short, as the model is to cite it
     * @param source the id of the record's evidence; empty where it has none
     */
    public record Exhibit(String id, String source, String text) {}

    public Optional<Exhibit> exhibit(String id) {
        return exhibits().filter(exhibit -> exhibit.id().equals(id)).findFirst();
    }

    /** Whose exhibit that is. */
    public Optional<Accused> owner(String exhibitId) {
        return suspects.stream().filter(suspect -> suspect.holds(exhibitId)).findFirst();
    }

    /** Whether it is the change that a suspect is suspected for. */
    public boolean isChange(Exhibit exhibit) {
        return suspects.stream()
                .anyMatch(suspect -> !suspect.exhibits().isEmpty()
                        && suspect.exhibits().getFirst().equals(exhibit));
    }

    public Stream<Exhibit> exhibits() {
        return Stream.concat(
                suspects.stream().flatMap(suspect -> suspect.exhibits().stream()), Stream.ofNullable(story));
    }
}
