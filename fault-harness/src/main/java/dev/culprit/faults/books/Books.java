package dev.culprit.faults.books;

import dev.culprit.api.record.Phase;
import dev.culprit.api.v1alpha1.CorrelatedEvent;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.faults.rig.Rig;
import dev.culprit.faults.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came out, held against what had to: one final SLOCorrelation of each story whose alert was taken, which suspects its
 * culprit first, and one change for each that was made; rules and status of each definition as it was written last.
 *
 * @param lost stories of which nothing final is there, definitions whose last state nothing tells of
 * @param doubled stories of which there are several, or whose change was told several times; definitions likewise
 * @param wrong stories and definitions of which something else is told
 */
public record Books(Set<String> lost, Set<String> doubled, Set<String> wrong) {
    private static final String FINAL = "Final";

    public Books {
        lost = Set.copyOf(lost);
        doubled = Set.copyOf(doubled);
        wrong = Set.copyOf(wrong);
    }

    /** Whether they agree. */
    public boolean agree() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }

    /** Both together. */
    public Books and(Books other) {
        return new Books(both(lost, other.lost), both(doubled, other.doubled), both(wrong, other.wrong));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    /**
     * Of the stories of a run.
     *
     * @param fired stories whose alert was taken
     * @param written SLOCorrelations by the name of their SLO
     * @param outside who was told
     * @param log what stands in Kafka
     */
    public static Books of(Set<Story> fired, Map<String, List<SLOCorrelation>> written, Rig outside, Log log) {
        Map<String, String> told = outside.listener().phases();
        var lost = new TreeSet<String>();
        var doubled = new TreeSet<String>();
        var wrong = new TreeSet<String>();
        for (Story story : fired) {
            List<SLOCorrelation> found = written.getOrDefault(story.slo(), List.of());
            if (found.stream().noneMatch(Books::isFinal)) {
                lost.add(story.slo() + ": " + (found.isEmpty() ? "nothing" : "nothing final") + " was written");
            }
            if (log.ids(story).stream().anyMatch(id -> !FINAL.equals(told.get(id)))) {
                lost.add(story.slo() + ": whoever listens was not told its final answer");
            }
            if (outside.slack().messages(text -> text.contains(story.slo())) == 0) {
                lost.add(story.slo() + ": there is no message in Slack");
            }
            if (!log.hasAllEvidence(story)) {
                lost.add(story.slo() + ": its final answer was left without all evidence");
            }
            if (!log.isSummarized(story)) {
                lost.add(story.slo() + ": nobody knows what the model says of it");
            }
            int episodes = log.ids(story).size();
            if (found.size() > 1 || episodes > 1) {
                doubled.add(story.slo() + ": " + found.size() + " SLOCorrelations, " + episodes + " episodes in Kafka");
            }
            found.stream().flatMap(one -> faults(story, one).stream()).forEach(wrong::add);
            log.contradiction(story).ifPresent(wrong::add);
            switch (log.changes(story)) {
                case 0 -> lost.add(story.app() + ": its change was not told");
                case 1 -> {}
                default -> doubled.add(story.app() + ": its change was told " + log.changes(story) + " times");
            }
        }
        return new Books(lost, doubled, wrong);
    }

    private static boolean isFinal(SLOCorrelation correlation) {
        return correlation.getStatus() != null && correlation.getStatus().phase() == Phase.FINAL;
    }

    private static List<String> faults(Story story, SLOCorrelation correlation) {
        var faults = new ArrayList<String>();
        if (!isFinal(correlation)) {
            return faults;
        }
        var status = Objects.requireNonNull(correlation.getStatus());
        List<CorrelatedEvent> suspects = status.correlatedEvents();
        boolean isFirst = !suspects.isEmpty()
                && suspects.getFirst().kind().equals("Deployment")
                && suspects.getFirst().name().equals(story.app());
        if (!isFirst) {
            faults.add(story.slo() + ": " + first(suspects) + " is suspected first");
        }
        if (status.resolvedAt() == null) {
            faults.add(story.slo() + ": its end is not told");
        }
        return faults;
    }

    private static String first(List<CorrelatedEvent> suspects) {
        if (suspects.isEmpty()) {
            return "nobody";
        }
        CorrelatedEvent first = suspects.getFirst();
        return first.kind() + " " + first.name() + ", changed at " + first.timestamp() + ",";
    }
}
