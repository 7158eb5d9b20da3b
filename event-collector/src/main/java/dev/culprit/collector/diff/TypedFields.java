package dev.culprit.collector.diff;

import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.collector.door.Redacted;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deltas as the fields that a report names. */
public final class TypedFields {
    /** More than any person reads, fewer than one hostile object could make. */
    static final int MAX_FIELDS = 200;

    private static final Set<FieldType> DECORATION = EnumSet.of(FieldType.LABEL, FieldType.ANNOTATION);

    private TypedFields() {}

    /** In {@link FieldChange}'s order. */
    public static List<FieldChange> of(String kind, List<Delta> deltas) {
        return deltas.stream()
                .filter(delta -> !isTwin(delta))
                .map(delta -> field(kind, delta))
                .sorted()
                .limit(MAX_FIELDS)
                .toList();
    }

    /**
     * What an object that came or went was made of, without its own labels and annotations.
     *
     * @param deltas between it and nothing
     */
    public static List<FieldChange> ofWhole(String kind, List<Delta> deltas) {
        List<Delta> opened = deltas.stream()
                .map(delta -> FieldTypes.of(kind, delta.fields()) == FieldType.CONTAINER ? delta.into("image") : delta)
                .toList();
        return of(kind, opened).stream()
                .filter(field -> !DECORATION.contains(field.type()))
                .toList();
    }

    private static FieldChange field(String kind, Delta delta) {
        FieldType type = FieldTypes.of(kind, delta.fields());
        String before = ValueText.of(type, delta.before());
        String after = ValueText.of(type, delta.after());
        String name = name(type, delta);
        return new FieldChange(
                type,
                ValueText.cut(delta.pathText(), null),
                ValueText.cut(name, null),
                shown(before, after),
                shownAfter(before, after));
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

    private static String name(FieldType type, Delta delta) {
        return switch (type) {
            case IMAGE, COMMAND -> item(delta, 0);
            case VOLUME -> item(delta, delta.path().size());
            case SERVICE_PORT, CONTAINER_PORT -> String.join(".", tail(delta, "ports"));
            case PROBE -> after(delta, "Probe");
            case RESOURCES -> String.join(".", tail(delta, "resources"));
            case REPLICAS -> "";
            default -> delta.path().isEmpty() ? "" : delta.path().getLast().label();
        };
    }

    /** The first item of a list on the path is a container; the last one the innermost thing with a name. */
    private static String item(Delta delta, int index) {
        List<String> items = delta.path().stream()
                .filter(Step.Item.class::isInstance)
                .map(Step::label)
                .toList();
        return items.isEmpty() ? delta.path().getLast().label() : items.get(Math.min(index, items.size() - 1));
    }

    private static String after(Delta delta, String ending) {
        return delta.path().stream()
                .map(Step::label)
                .filter(label -> label.endsWith(ending))
                .findFirst()
                .orElse("");
    }

    private static List<String> tail(Delta delta, String field) {
        List<String> labels = delta.path().stream().map(Step::label).toList();
        return labels.subList(labels.lastIndexOf(field) + 1, labels.size());
    }
}
