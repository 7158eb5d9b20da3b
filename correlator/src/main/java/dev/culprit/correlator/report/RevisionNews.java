package dev.culprit.correlator.report;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Phase;
import dev.culprit.api.v1alpha1.CorrelatedEvent;
import dev.culprit.api.v1alpha1.CorrelatedEvent.Contribution;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.StatusCondition;
import dev.culprit.runtime.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a revision says that the one before it did not, and why. It depends on which revisions somebody has seen: so it
 * stands beside the status, never in it.
 */
public final class RevisionNews {
    /** Signs told of those that made the difference. */
    private static final int SIGNS = 3;

    private final SLOCorrelationStatus before;
    private final SLOCorrelationStatus after;
    private final List<String> news = new ArrayList<>();

    private RevisionNews(SLOCorrelationStatus before, SLOCorrelationStatus after) {
        this.before = before;
        this.after = after;
    }

    /** In one line, the weightiest first. */
    public static String between(SLOCorrelationStatus before, SLOCorrelationStatus after) {
        var revision = new RevisionNews(before, after);
        revision.suspicion();
        revision.signs();
        revision.alert();
        revision.others();
        return OneLine.of(
                revision.news.isEmpty() ? "what is less likely was weighed anew" : String.join("; ", revision.news),
                Limits.LINE);
    }

    private void suspicion() {
        String was = named(before);
        String is = named(after);
        if (!is.equals(was)) {
            news.add(
                    is.isEmpty()
                            ? "no change stands out any more, " + was + " did"
                            : is + " is suspected first" + (was.isEmpty() ? "" : ", no longer " + was));
        } else if (!is.isEmpty() && confidence(after) != confidence(before)) {
            news.add(is + " is suspected with " + word(confidence(after)) + " confidence, no longer "
                    + word(confidence(before)));
        }
        if (after.noChangeStory() != null && !after.noChangeStory().equals(before.noChangeStory())) {
            news.add("what is no change fails too: " + after.noChangeStory());
        }
    }

    /** What speaks for or against whoever is first, and did not. */
    private void signs() {
        first(after).ifPresent(suspect -> {
            Set<String> known = before.correlatedEvents().stream()
                    .filter(other -> isSame(other, suspect))
                    .flatMap(other -> other.contributions().stream().map(Contribution::name))
                    .collect(Collectors.toSet());
            suspect.contributions().stream()
                    .filter(sign -> !known.isEmpty() && !known.contains(sign.name()))
                    .limit(SIGNS)
                    .forEach(sign -> news.add(sign.name() + String.format(Locale.ROOT, " %+.1f", sign.points())));
        });
    }

    private void alert() {
        if (after.severity() != before.severity()) {
            news.add("the alert is " + word(after.severity()));
        }
        if (after.resolvedAt() != null && before.resolvedAt() == null) {
            news.add("the alert is resolved");
        }
        if (after.resolvedAt() == null && before.resolvedAt() != null) {
            news.add("the alert fires again");
        }
        if (after.phase() == Phase.FINAL && before.phase() != Phase.FINAL) {
            news.add("the window is over");
        }
    }

    private void others() {
        more("suspects", count(before.eventCount()), count(after.eventCount()));
        more("cleared", cleared(before), cleared(after));
        Set<String> tied = texts(before.sameCause(), SLOCorrelationStatus.Sibling::name);
        after.sameCause().stream()
                .filter(sibling -> !tied.contains(sibling.name()))
                .forEach(sibling -> news.add("the same change burns " + sibling.namespace() + "/" + sibling.slo()));
        Set<String> was = texts(before.conditions(), StatusCondition::type);
        Set<String> is = texts(after.conditions(), StatusCondition::type);
        is.stream().filter(type -> !was.contains(type)).sorted().forEach(news::add);
        was.stream().filter(type -> !is.contains(type)).sorted().forEach(type -> news.add("no longer " + type));
    }

    private void more(String what, int was, int is) {
        if (is != was) {
            news.add(what + " " + was + " -> " + is);
        }
    }

    private static <T> Set<String> texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.toSet());
    }

    private static int cleared(SLOCorrelationStatus status) {
        return status.cleared().size() + count(status.clearedLeftOut());
    }

    private static int count(@Nullable Integer told) {
        return told == null ? 0 : told;
    }

    private static String named(SLOCorrelationStatus status) {
        return Stream.ofNullable(status.topSuspect()).findFirst().orElse("");
    }

    private static Optional<CorrelatedEvent> first(SLOCorrelationStatus status) {
        return status.correlatedEvents().stream().findFirst();
    }

    private static Confidence confidence(SLOCorrelationStatus status) {
        return first(status).map(CorrelatedEvent::confidence).orElse(Confidence.LOW);
    }

    private static boolean isSame(CorrelatedEvent one, CorrelatedEvent other) {
        return one.kind().equals(other.kind())
                && Objects.equals(one.namespace(), other.namespace())
                && one.name().equals(other.name());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
