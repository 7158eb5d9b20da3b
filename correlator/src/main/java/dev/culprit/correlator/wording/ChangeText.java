package dev.culprit.correlator.wording;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.runtime.text.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a change altered: {@code image v1.4.2 -> v1.4.3, env ERROR_RATE added, replicas 2 -> 5, +3 more}. */
public final class ChangeText {
    private static final int FACTS_SHOWN = 4;

    /** What tells most of an object that came or went. */
    private static final Set<FieldType> MAIN = Set.of(
            FieldType.IMAGE,
            FieldType.REPLICAS,
            FieldType.KEY,
            FieldType.SERVICE_PORT,
            FieldType.SELECTOR,
            FieldType.ROUTE,
            FieldType.NETWORK,
            FieldType.AUTOSCALING,
            FieldType.QUOTA,
            FieldType.STORAGE,
            FieldType.JOB,
            FieldType.DISRUPTION,
            FieldType.MORE);

    private ChangeText() {}

    public static String of(Change change) {
        return change.subject().isExternal() ? reported(change) : seen(change);
    }

    /** What its reporter says of it, then what was altered. */
    private static String reported(Change change) {
        List<String> fields = change.fields().stream().map(FieldText::of).toList();
        String told = Stream.ofNullable(change.actor().changeCause())
                .map(OneLine::of)
                .findFirst()
                .orElseGet(() -> change.type().name().toLowerCase(Locale.ROOT) + "d");
        return fields.isEmpty() ? told : told + ": " + limited(fields);
    }

    private static String seen(Change change) {
        return switch (change.type()) {
            case CREATE -> whole("created", change.fields(), FieldChange::after);
            case DELETE -> whole("deleted", change.fields(), FieldChange::before);
            case UPDATE -> updated(change.fields());
        };
    }

    private static String updated(List<FieldChange> fields) {
        if (fields.isEmpty()) {
            return "updated, it is not known what";
        }
        Set<FieldType> types = fields.stream().map(FieldChange::type).collect(Collectors.toSet());
        if (types.equals(Set.of(FieldType.ANNOTATION))) {
            return "annotations only: " + decorations(fields);
        }
        if (types.equals(Set.of(FieldType.LABEL))) {
            return "labels only: " + decorations(fields);
        }
        boolean manyImages =
                fields.stream().filter(f -> f.type() == FieldType.IMAGE).count() > 1;
        return limited(fields.stream()
                .map(f -> manyImages && f.type() == FieldType.IMAGE ? FieldText.ofOneAmongImages(f) : FieldText.of(f))
                .toList());
    }

    private static String decorations(List<FieldChange> fields) {
        return limited(fields.stream()
                .map(f -> FieldText.name(f) + " " + ValueText.of(f))
                .toList());
    }

    private static String whole(
            String word, List<FieldChange> fields, Function<FieldChange, @Nullable String> valueThen) {
        List<String> facts = fields.stream()
                .filter(f -> MAIN.contains(f.type()))
                .flatMap(f -> Stream.ofNullable(valueThen.apply(f)).map(value -> FieldText.alone(f, value)))
                .toList();
        return facts.isEmpty() ? word : word + ": " + limited(facts);
    }

    private static String limited(List<String> facts) {
        List<String> distinct = facts.stream().distinct().toList();
        int more = distinct.size() - FACTS_SHOWN;
        String shown = distinct.stream().limit(FACTS_SHOWN).collect(Collectors.joining(", "));
        return more > 0 ? shown + ", +" + more + " more" : shown;
    }
}
