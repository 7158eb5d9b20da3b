package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Namespaces that keep their values to themselves: reported is which field changed, and not from what to what. */
final class NamesOnly {
    private static final String CLUSTER = "_cluster";

    private final List<Pattern> namespaces;

    NamesOnly(List<String> namespaces) {
        this.namespaces = namespaces.stream().map(NamesOnly::pattern).toList();
    }

    private static Pattern pattern(String namespace) {
        return Pattern.compile(namespace.replaceAll("\\*+", "[a-z0-9_-]*"));
    }

    boolean covers(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        boolean isNamespace = object.path("apiVersion").asText("v1").equals("v1")
                && object.path("kind").asText("").equals("Namespace");
        return covers(metadata.path(isNamespace ? "name" : "namespace").asText(""));
    }

    boolean covers(ObjectRef object) {
        return covers(object.knownKind().equals("Namespace") ? object.name() : object.namespace());
    }

    private boolean covers(String namespace) {
        String name = namespace.isEmpty() ? CLUSTER : namespace;
        return namespaces.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** The fields by name, and nothing that somebody wrote into them. */
    static Change of(Change change) {
        List<FieldChange> fields = change.fields().stream().map(NamesOnly::of).toList();
        return new Change(
                change.id(),
                change.cluster(),
                change.subject(),
                change.uid(),
                change.type(),
                change.timing(),
                new Actor(change.actor().manager(), change.actor().via(), null),
                fields,
                change.affects());
    }

    private static FieldChange of(FieldChange field) {
        return new FieldChange(
                field.type(),
                field.path(),
                field.name(),
                field.before() == null ? null : Redacted.WORDS,
                after(field.before(), field.after()));
    }

    private static @Nullable String after(@Nullable String before, @Nullable String after) {
        return after == null ? null : before == null ? Redacted.WORDS : Redacted.CHANGED_WORDS;
    }
}
