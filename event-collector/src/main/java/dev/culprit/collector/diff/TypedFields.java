package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.collector.door.Redacted;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Deltas as the fields that a report names. */
public final class TypedFields {
    /** More than any person reads, fewer than one hostile object could make. */
    static final int MAX_FIELDS = 200;

    private static final Set<FieldType> DECORATION = EnumSet.of(FieldType.LABEL, FieldType.ANNOTATION);

    private TypedFields() {}

    /** In {@link FieldChange}'s order; at most {@value #MAX_FIELDS}, then one that says how many more there were. */
    public static List<FieldChange> of(String kind, List<Delta> deltas) {
        return limited(fields(kind, deltas.stream()));
    }

    /**
     * What an object that came or went was made of, without its own labels and annotations.
     *
     * @param deltas between it and nothing
     */
    public static List<FieldChange> ofWhole(String kind, List<Delta> deltas) {
        Stream<Delta> opened = deltas.stream()
                .map(delta -> FieldTypes.of(kind, delta.fields()) == FieldType.CONTAINER ? delta.into("image") : delta);
        return limited(fields(kind, opened).filter(field -> !DECORATION.contains(field.type())));
    }

    private static Stream<FieldChange> fields(String kind, Stream<Delta> deltas) {
        return deltas.filter(delta -> !delta.isRemainder() && !isTwin(delta) && !isInsertion(delta))
                .filter(delta -> present(delta.before()) != null || present(delta.after()) != null)
                .map(delta -> field(kind, delta));
    }

    private static List<FieldChange> limited(Stream<FieldChange> fields) {
        List<FieldChange> sorted = fields.sorted().toList();
        int more = sorted.size() - MAX_FIELDS;
        return more <= 0
                ? sorted
                : Stream.concat(
                                sorted.stream().limit(MAX_FIELDS),
                                Stream.of(new FieldChange(FieldType.MORE, "more", String.valueOf(more), null, null)))
                        .toList();
    }

    private static FieldChange field(String kind, Delta delta) {
        FieldType type = FieldTypes.of(kind, delta.fields());
        String before = ValueText.of(type, present(delta.before()));
        String after = ValueText.of(type, present(delta.after()));
        return new FieldChange(
                type,
                ValueText.cut(delta.pathText(), null),
                ValueText.cut(FieldName.of(type, delta), null),
                shown(before, after),
                shownAfter(before, after),
                before == null || after == null ? null : LineDiff.between(before, after));
    }

    /** To the API server null is the same as nothing. */
    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }

    private static @Nullable String shown(@Nullable String before, @Nullable String after) {
        return before == null
                ? null
                : ValueText.cut(Redacted.shown(before), after == null ? null : Redacted.shown(after));
    }

    private static @Nullable String shownAfter(@Nullable String before, @Nullable String after) {
        if (after == null) {
            return null;
        }
        return before == null
                ? ValueText.cut(Redacted.shown(after), null)
                : ValueText.cut(Redacted.shownAfter(before, after), Redacted.shown(before));
    }

    /** The API server keeps {@code serviceAccount} equal to {@code serviceAccountName}: one change, not two. */
    private static boolean isTwin(Delta delta) {
        List<String> fields = delta.fields();
        return fields.size() > 2
                && fields.getLast().equals("serviceAccount")
                && fields.get(fields.size() - 2).equals("spec");
    }

    /** An order that differs only because something was put in between is told by what was put there. */
    private static boolean isInsertion(Delta delta) {
        return !delta.path().isEmpty()
                && delta.path().getLast() instanceof Step.Order
                && common(delta.before(), delta.after()).equals(common(delta.after(), delta.before()));
    }

    private static List<JsonNode> common(@Nullable JsonNode items, @Nullable JsonNode others) {
        Set<JsonNode> kept = Set.copyOf(items(others).toList());
        return items(items).filter(kept::contains).toList();
    }

    private static Stream<JsonNode> items(@Nullable JsonNode array) {
        return array == null ? Stream.empty() : StreamSupport.stream(array.spliterator(), false);
    }
}
