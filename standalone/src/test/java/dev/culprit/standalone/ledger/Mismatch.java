package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** In what a change that was told differs from what it should say. */
enum Mismatch {
    FIELDS,
    ACTOR,
    TIME;

    /** How long after a write it may be seen where nothing but its arrival tells the time. */
    private static final Duration ARRIVAL = Duration.ofSeconds(15);

    /** Times of objects have no fraction. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** Who writes the same fields again within so long a time may leave the time of the first write. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    static Set<Mismatch> between(Effect effect, Change told) {
        Set<Mismatch> found = EnumSet.noneOf(Mismatch.class);
        if (effect.type() == ChangeType.UPDATE && !hasFields(effect, told.fields())) {
            found.add(FIELDS);
        }
        if (!effect.actors().contains(told.actor().manager())) {
            found.add(ACTOR);
        }
        if (!contains(told.timing(), effect.span())) {
            found.add(TIME);
        }
        return found;
    }

    private static boolean hasFields(Effect effect, List<FieldChange> told) {
        if (effect.object().kind().equals("Secret")) {
            return hasKeys(effect, told);
        }
        return told.size() == effect.edits().size()
                && told.stream().allMatch(field -> {
                    Edit edit = effect.edits().get(field.path());
                    return edit != null && edit.isToldAs(field.before(), field.after());
                });
    }

    /**
     * Of a Secret the values are not read: who writes a key again that he wrote before may leave no other trace than the
     * version, which tells nothing beside another change; and then all his keys may be meant.
     */
    private static boolean hasKeys(Effect effect, List<FieldChange> told) {
        List<String> paths = told.stream().map(FieldChange::path).toList();
        return effect.edits().keySet().stream()
                        .filter(path -> !effect.isMerged() || !isKey(path))
                        .allMatch(paths::contains)
                && paths.stream().allMatch(path -> isKey(path) || effect.edits().containsKey(path));
    }

    private static boolean isKey(String path) {
        return path.startsWith("data[");
    }

    private static boolean contains(Timing timing, Span span) {
        Instant begin = span.begin().truncatedTo(ChronoUnit.SECONDS);
        Instant time = timing.occurredAt();
        Instant notBefore = timing.notBefore();
        return switch (timing.source()) {
            case MANAGED_FIELDS ->
                !time.isBefore(begin.minus(KEPT)) && !time.isAfter(span.end().plus(ROUNDING));
            case CREATION, DELETION, AUDIT ->
                !time.isBefore(begin) && !time.isAfter(span.end().plus(ROUNDING));
            case OBSERVED, PROXY, REPORTED ->
                !time.isBefore(begin) && !time.isAfter(span.end().plus(ARRIVAL));
            case INTERVAL -> !time.isBefore(begin) && notBefore != null && !notBefore.isAfter(span.end());
        };
    }
}
