package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;

/** One step of a path into an object. */
public sealed interface Step {
    /** Into a field of an object. */
    record Field(String name) implements Step {}

    /**
     * Into the item of a list whose items have a key.
     *
     * @param label the key's value, {@code 53/UDP} where it takes two
     * @param item the item itself, by which others may find it
     */
    record Item(String label, JsonNode item) implements Step {}

    /** Into the item of a list that has no key. */
    record Position(int index) implements Step {}

    /** How a person would call it. */
    default String label() {
        return switch (this) {
            case Field field -> field.name();
            case Item item -> item.label();
            case Position position -> String.valueOf(position.index());
        };
    }
}
