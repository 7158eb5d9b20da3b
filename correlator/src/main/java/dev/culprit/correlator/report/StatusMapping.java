package dev.culprit.correlator.report;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.Ties;
import dev.culprit.api.record.TimeRange;
import dev.culprit.api.v1alpha1.CorrelatedEvent;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.correlator.summary.RuleBasedSummary;
import dev.culprit.runtime.text.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A correlation as a status, within the limits that the CRD sets: what goes beyond is cut or counted. */
final class StatusMapping {
    private StatusMapping() {}

    static SLOCorrelationStatus of(Correlation correlation) {
        Episode episode = correlation.episode();
        Findings found = correlation.findings();
        int suspects = found.suspects().size();
        int cleared = found.cleared().size();
        return new SLOCorrelationStatus(
                correlation.id(),
                correlation.revision(),
                correlation.phase(),
                OneLine.of(episode.cluster(), Limits.NAME),
                topSuspect(found).orElse(null),
                line(RuleBasedSummary.of(correlation).text()),
                null,
                alert(episode.alert()),
                episode.startsAt(),
                episode.severity(),
                episode.burnRate(),
                null,
                BurnMapping.percent(episode.budgetRemaining()),
                episode.startsAt(),
                episode.resolvedAt(),
                onset(correlation.period().onset()),
                BurnMapping.curve(episode.series()),
                window(correlation.period().window()),
                entry(found.entry()),
                suspects + found.suspectsLeftOut(),
                found.noChangeScore(),
                contributions(Optional.ofNullable(found.noChangeContributions()).orElse(List.of())),
                found.noChangeStory() == null ? null : line(found.noChangeStory()),
                mapped(found.suspects(), Limits.EVENTS, StatusMapping::event),
                found.suspectsLeftOut() + Math.max(0, suspects - Limits.EVENTS),
                mapped(found.cleared(), Limits.CLEARED, StatusMapping::cleared),
                found.clearedLeftOut() + Math.max(0, cleared - Limits.CLEARED),
                mapped(ties(found).compositions(), Limits.COMPOSITIONS, composition -> line(composition.toString())),
                mapped(ties(found).sameCause(), Limits.SIBLINGS, StatusMapping::sibling),
                ties(found).isMoreOfSameCause() ? true : null,
                conditions(correlation),
                null);
    }

    private static <T, S> List<S> mapped(List<T> all, int most, Function<T, S> mapping) {
        return all.stream().limit(most).map(mapping).toList();
    }

    private static Ties ties(Findings findings) {
        return Optional.ofNullable(findings.ties()).orElse(Ties.none());
    }

    private static SLOCorrelationStatus.Sibling sibling(Ties.Sibling sibling) {
        return new SLOCorrelationStatus.Sibling(
                sibling.slo().namespace(), sibling.name(), line(sibling.slo().name()));
    }

    /** A suspect that is less likely than no change at all is not named at a glance. */
    static Optional<String> topSuspect(Findings findings) {
        return findings.topSuspect().map(suspect -> line(suspect.object().toString()));
    }

    private static SLOCorrelationStatus.@Nullable FirstAlert alert(Alert alert) {
        String name = line(alert.name());
        String runbook = alert.runbookUrl();
        return name.isEmpty()
                ? null
                : new SLOCorrelationStatus.FirstAlert(
                        name, runbook == null || runbook.isBlank() ? null : OneLine.of(runbook, Limits.URL));
    }

    private static CorrelatedEvent event(Suspect suspect) {
        ObjectRef object = suspect.object();
        return new CorrelatedEvent(
                object.kind(),
                object.namespace(),
                object.name(),
                suspect.timestamp(),
                suspect.changeType(),
                line(suspect.change()),
                OneLine.of(suspect.actor(), Limits.NAME),
                suspect.confidence(),
                suspect.score(),
                suspect.evidence().stream()
                        .limit(Limits.EVIDENCE)
                        .map(EvidenceLine::text)
                        .map(StatusMapping::line)
                        .toList(),
                mapped(suspect.evidence(), Limits.EVIDENCE, EvidenceLine::at),
                contributions(suspect.contributions()));
    }

    private static List<CorrelatedEvent.Contribution> contributions(List<Contribution> parts) {
        return mapped(
                parts,
                Limits.CONTRIBUTIONS,
                part -> new CorrelatedEvent.Contribution(OneLine.of(part.name(), Limits.NAME), part.points()));
    }

    private static SLOCorrelationStatus.ClearedObject cleared(Cleared cleared) {
        ObjectRef object = cleared.object();
        return new SLOCorrelationStatus.ClearedObject(
                object.kind(),
                object.namespace(),
                object.name(),
                cleared.timestamp(),
                line(cleared.change()),
                line(cleared.reason()));
    }

    /**
     * The time of transition is the end of the window, the first moment at which any of them can be known; the time of
     * emission would differ from run to run.
     */
    private static List<SLOCorrelationStatus.StatusCondition> conditions(Correlation correlation) {
        Instant known = correlation.period().window().end();
        return correlation.conditions().stream()
                .limit(Limits.CONDITIONS)
                .map(condition -> condition(condition, known))
                .toList();
    }

    private static SLOCorrelationStatus.StatusCondition condition(Condition condition, Instant known) {
        return new SLOCorrelationStatus.StatusCondition(
                condition.type(),
                SLOCorrelationStatus.ConditionStatus.True,
                condition.reason(),
                OneLine.of(condition.message(), Limits.MESSAGE),
                known);
    }

    private static SLOCorrelationStatus.OnsetInterval onset(Onset onset) {
        return new SLOCorrelationStatus.OnsetInterval(onset.earliest(), onset.latest(), onset.source());
    }

    private static SLOCorrelationStatus.Window window(TimeRange window) {
        return new SLOCorrelationStatus.Window(window.start(), window.end());
    }

    private static SLOCorrelationStatus.@Nullable Entry entry(@Nullable ObjectRef entry) {
        return entry == null ? null : new SLOCorrelationStatus.Entry(entry.kind(), entry.namespace(), entry.name());
    }

    private static String line(String text) {
        return OneLine.of(text, Limits.LINE);
    }
}
