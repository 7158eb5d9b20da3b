package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One step of a path into an object. */
public sealed interface Step {
    /** Into a field of an object. */
    record Field(String name) implements Step {}

    /**
     * Into the item of a list whose items have a key.
     *
     * @param key the names of the fields that tell the list's items apart
     * @param label the key's value, {@code 53/UDP} where it takes two
     * @param item the item itself, by which others may find it
     */
    record Item(List<String> key, String label, JsonNode item) implements Step {}

    /** Into the item of a list that has no key. */
    record Position(int index) implements Step {}

    /**
     * Not into a list but along it: the order of its items by their labels, once those that are gone were taken away and
     * the new ones put at the end.
     *
     * @param key as in {@link Item}
     */
    record Order(List<String> key) implements Step {}

    /** How a person would call it. */
    default String label() {
        return switch (this) {
            case Field field -> field.name();
            case Item item -> item.label();
            case Position position -> String.valueOf(position.index());
            case Order order -> "order";
        };
    }
}
