package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.culprit.api.record.BurnSeries;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Verdict.Answer;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

// CHECKSTYLE OFF: SLOK's users know these fields side by side, so the record cannot be folded
/**
 * The answer.
 *
 * @param id of the episode, the same in every revision
 * @param cluster as Culprit calls the one that burned
 * @param topSuspect {@code Deployment shop/catalog}; absent when no change explains the burn better than chance
 * @param summary the answer in a sentence
 * @param verdict what a person said of it by annotation; absent while nobody has
 * @param alert the one that opened the episode
 * @param detectedAt when the episode's first alert began to fire
 * @param burnRateAtDetection absent when nothing tells it
 * @param previousBurnRate SLOK's; Culprit leaves it out
 * @param budgetPercentRemaining the least of the error budget that was left, in percent; below 0 when more was spent;
 *     absent when nothing tells it
 * @param burnSeries absent when no series was read
 * @param eventCount suspects found, with those left out
 * @param startsAt the earliest start of the episode's alerts
 * @param resolvedAt when the last of its alerts ended; absent while one fires
 * @param window from when to when changes were weighed
 * @param entry the workload or Service that the SLO measures; absent when none could be told
 * @param noChangeScore score of "no change explains this", which competes with the suspects'
 * @param noChangeContributions what that score is the sum of
 * @param noChangeStory what fails of itself, in one line; absent when nothing does
 * @param correlatedEvents the suspects, best first
 * @param cleared what changed in the window and is no suspect, newest first
 * @param compositions of which the SLO is a part: {@code namespace/name}
 * @param sameCause other SLOCorrelations that name the same change first
 * @param moreOfSameCause whether there are more of them: all have the same label {@code culprit.slok.io/cause}
 * @param observedGeneration the generation of the spec that this answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SLOCorrelationStatus(
        @Size(max = Limits.NAME) @Nullable String id,
        @Min(1) @Nullable Integer revision,
        @Nullable Phase phase,
        @Size(max = Limits.NAME) @Nullable String cluster,
        @Size(max = Limits.LINE) @Nullable String topSuspect,
        @Size(max = Limits.LINE) @Nullable String summary,
        @Nullable Answer verdict,
        @Nullable FirstAlert alert,

        @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant detectedAt,

        @Required Severity severity,
        @Min(0) @Nullable Double burnRateAtDetection,
        @Min(0) @Nullable Double previousBurnRate,
        @Max(100) @Nullable Double budgetPercentRemaining,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant startsAt,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant resolvedAt,

        @Nullable OnsetInterval onset,
        @Nullable BurnCurve burnSeries,
        @Required Window window,
        @Nullable Entry entry,
        @Min(0) @Nullable Integer eventCount,
        @Nullable Double noChangeScore,
        @Size(max = Limits.CONTRIBUTIONS) List<CorrelatedEvent.Contribution> noChangeContributions,
        @Size(max = Limits.LINE) @Nullable String noChangeStory,
        @Size(max = Limits.EVENTS) List<CorrelatedEvent> correlatedEvents,
        @Min(0) @Nullable Integer suspectsLeftOut,
        @Size(max = Limits.CLEARED) List<ClearedObject> cleared,
        @Min(0) @Nullable Integer clearedLeftOut,
        @Size(max = Limits.COMPOSITIONS) List<String> compositions,
        @Size(max = Limits.SIBLINGS) List<Sibling> sameCause,
        @Nullable Boolean moreOfSameCause,
        @Size(max = Limits.CONDITIONS) List<StatusCondition> conditions,
        @Min(0) @Nullable Long observedGeneration) {
    public SLOCorrelationStatus {
        correlatedEvents = correlatedEvents == null ? List.of() : List.copyOf(correlatedEvents);
        noChangeContributions = noChangeContributions == null ? List.of() : List.copyOf(noChangeContributions);
        cleared = cleared == null ? List.of() : List.copyOf(cleared);
        compositions = compositions == null ? List.of() : List.copyOf(compositions);
        sameCause = sameCause == null ? List.of() : List.copyOf(sameCause);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** The alert that opened the episode, and where it says to look. */
    public record FirstAlert(
            @Required @Size(min = 1, max = Limits.LINE) String name,
            @Size(max = Limits.URL) @Nullable String runbookUrl) {}

    /** When the burn began: some time from {@code earliest} to {@code latest}. */
    public record OnsetInterval(
            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant earliest,

            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant latest,

            @Required Onset.Source source) {}

    /**
     * How the burn went: the highest value in each of equal stretches of time.
     *
     * @param values parted by blanks, {@code -} where there is none: a list would be a page of lines
     */
    public record BurnCurve(
            @Required BurnSeries.Measure measure,

            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant start,

            @Required @Min(1) Integer stepSeconds,
            @Required @Size(max = Limits.SERIES) String values) {}

    public record Window(
            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant start,

            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant end) {}

    public record Entry(
            @Required @Size(min = 1, max = Limits.LABEL) String kind,

            @Required @io.fabric8.generator.annotation.Nullable @Size(max = Limits.LABEL)
            String namespace,

            @Required @Size(min = 1, max = Limits.NAME) String name) {
        public Entry {
            namespace = namespace == null ? "" : namespace;
        }
    }

    /** What changed and is no suspect, and why. */
    public record ClearedObject(
            @Required @Size(min = 1, max = Limits.LABEL) String kind,

            @Required @io.fabric8.generator.annotation.Nullable @Size(max = Limits.LABEL)
            String namespace,

            @Required @Size(min = 1, max = Limits.NAME) String name,

            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant timestamp,

            @Size(max = Limits.LINE) @Nullable String change,
            @Required @Size(min = 1, max = Limits.LINE) String reason) {
        public ClearedObject {
            namespace = namespace == null ? "" : namespace;
        }
    }

    /** Another SLOCorrelation. */
    public record Sibling(
            @Required @Size(min = 1, max = Limits.LABEL) String namespace,
            @Required @Size(min = 1, max = Limits.NAME) String name,
            @Required @Size(min = 1, max = Limits.LINE) String slo) {}

    /** A condition of the usual shape. */
    public record StatusCondition(
            @Required @Size(min = 1, max = 316) String type,
            @Required ConditionStatus status,
            @Required @Size(min = 1, max = Limits.LINE) String reason,
            @Required @Size(max = Limits.MESSAGE) String message,

            @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant lastTransitionTime) {}

    /** Named as they are written. */
    public enum ConditionStatus {
        True,
        False,
        Unknown
    }
}
// CHECKSTYLE ON
