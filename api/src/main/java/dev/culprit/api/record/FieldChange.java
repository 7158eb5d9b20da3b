package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One altered field.
 *
 * @param path where, in the object's own terms; list items by their key:
 *     {@code spec.template.spec.containers[app].env[LOG_LEVEL]}
 * @param name how a person would call it: {@code LOG_LEVEL}, a container's or a key's name; empty when the type says all
 * @param before the former value as text or compact JSON, absent when added; redacted values keep only a fingerprint
 * @param after the new value, absent when removed
 * @param lines where the value is a text of several lines, those that differ: {@code @@ 12} says which line of the former
 *     text comes next, {@code -} stands before a removed line and {@code +} before an added one; cut to a few
 */
public record FieldChange(
        FieldType type,
        String path,
        String name,
        @Nullable String before,
        @Nullable String after,
        @Nullable String lines)
        implements Comparable<FieldChange> {
    private static final Comparator<FieldChange> ORDER = Comparator.comparing(FieldChange::type)
            .thenComparing(FieldChange::path)
            .thenComparing(FieldChange::name)
            .thenComparing(f -> Require.presentAfterAbsent(f.before))
            .thenComparing(f -> Require.presentAfterAbsent(f.after))
            .thenComparing(f -> Require.presentAfterAbsent(f.lines));

    public FieldChange {
        Require.notBlank(path, "path");
    }

    /** A value of one line. */
    public FieldChange(FieldType type, String path, String name, @Nullable String before, @Nullable String after) {
        this(type, path, name, before, after, null);
    }

    @JsonIgnore
    public boolean isAdded() {
        return before == null && after != null;
    }

    @JsonIgnore
    public boolean isRemoved() {
        return before != null && after == null;
    }

    /** By type, then path: the order in which a report names the fields. */
    @Override
    public int compareTo(FieldChange other) {
        return ORDER.compare(this, other);
    }
}
