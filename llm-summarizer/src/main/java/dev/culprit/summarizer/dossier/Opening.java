package dev.culprit.summarizer.dossier;

import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.v1alpha1.CorrelatedEvent;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import dev.culprit.summarizer.dossier.Dossier.Exhibit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens the dossier of a correlation, or of the resource that shows it: of both it is the same but for the sources. */
public final class Opening {
    private static final int NAME = 160;
    private static final int REASON = 120;

    /** Characters of evidence: what a person reads at a glance. */
    private static final int EVIDENCE = 300;

    /** In log-odds. */
    private static final double WORTH_TELLING = 0.5;

    private int exhibits;

    private Opening() {}

    public static Dossier of(Correlation correlation) {
        Findings found = correlation.findings();
        var opening = new Opening();
        return new Dossier(
                Untrusted.text(correlation.episode().slo().toString(), NAME),
                correlation.episode().startsAt(),
                found.entry() == null ? null : Untrusted.text(found.entry().toString(), NAME),
                opening.accused(found.suspects().stream().map(Opening::told).toList()),
                found.suspectsLeftOut() + Math.max(0, found.suspects().size() - Dossier.MOST_SUSPECTS),
                reasons(found.cleared().stream().map(Cleared::reason)),
                opening.story(found.noChangeStory()));
    }

    /** Empty when it has no status yet. */
    public static Optional<Dossier> of(SLOCorrelation resource) {
        return Optional.ofNullable(resource.getStatus()).map(status -> {
            var opening = new Opening();
            SLOCorrelationStatus.Entry entry = status.entry();
            return new Dossier(
                    Untrusted.text(
                            resource.getSpec().sloRef().namespace() + "/"
                                    + resource.getSpec().sloRef().name(),
                            NAME),
                    Optional.ofNullable(status.startsAt()).orElse(status.detectedAt()),
                    entry == null
                            ? null
                            : Untrusted.text(
                                    object(entry.kind(), entry.namespace(), entry.name())
                                            .toString(),
                                    NAME),
                    opening.accused(status.correlatedEvents().stream()
                            .map(Opening::told)
                            .toList()),
                    Math.max(0, Optional.ofNullable(status.eventCount()).orElse(0) - Dossier.MOST_SUSPECTS),
                    reasons(status.cleared().stream().map(SLOCorrelationStatus.ClearedObject::reason)),
                    opening.story(status.noChangeStory()));
        });
    }

    /** A suspect, wherever it comes from. */
    private record Told(
            ObjectRef object,
            String confidence,
            Instant at,
            List<Contribution> contributions,
            List<EvidenceLine> evidence) {}

    private static Told told(Suspect suspect) {
        return new Told(
                suspect.object(),
                suspect.confidence().name(),
                suspect.timestamp(),
                suspect.contributions(),
                suspect.evidence());
    }

    private static Told told(CorrelatedEvent event) {
        List<String> lines = event.evidence();
        return new Told(
                object(event.kind(), event.namespace(), event.name()),
                event.confidence().name(),
                event.timestamp(),
                event.contributions().stream()
                        .map(part -> new Contribution(part.name(), part.points()))
                        .toList(),
                IntStream.range(0, lines.size())
                        .mapToObj(i -> new EvidenceLine("-", event.timestamp(), lines.get(i)))
                        .toList());
    }

    private List<Accused> accused(List<Told> suspects) {
        var accused = new ArrayList<Accused>();
        for (Told suspect : suspects.subList(0, Math.min(suspects.size(), Dossier.MOST_SUSPECTS))) {
            accused.add(new Accused(
                    accused.size() + 1,
                    Untrusted.text(suspect.object().toString(), NAME),
                    Untrusted.text(suspect.object().name(), NAME),
                    suspect.confidence().toLowerCase(Locale.ROOT),
                    suspect.at(),
                    reasons(suspect.contributions().stream()
                            .filter(part -> part.points() >= WORTH_TELLING)
                            .sorted(Comparator.comparingDouble(Contribution::points)
                                    .reversed())
                            .map(Contribution::name)),
                    suspect.evidence().stream()
                            .limit(Dossier.MOST_EXHIBITS)
                            .map(line -> exhibit(line.id(), line.text()))
                            .toList()));
        }
        return accused;
    }

    private Exhibit exhibit(String source, String text) {
        exhibits++;
        return new Exhibit("E" + exhibits, source, Untrusted.text(text, EVIDENCE));
    }

    private @Nullable Exhibit story(@Nullable String story) {
        return story == null ? null : exhibit("", story);
    }

    private static List<String> reasons(Stream<String> reasons) {
        return reasons.map(reason -> Untrusted.text(reason, REASON))
                .distinct()
                .limit(Dossier.MOST_REASONS)
                .toList();
    }

    /** Resources say nothing of groups, and some API servers make null of what is empty. */
    private static ObjectRef object(String kind, @Nullable String namespace, String name) {
        return new ObjectRef("", kind, namespace == null ? "" : namespace, name);
    }
}
