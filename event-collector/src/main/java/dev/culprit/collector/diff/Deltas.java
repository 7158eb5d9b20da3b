package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every place at which two JSON trees differ. Applied to the one tree they give the other, up to the order of lists whose
 * items have a key.
 */
public final class Deltas {
    /** Items that a person sees as one thing, whatever is in them. */
    private static final Set<String> WHOLE_ITEMS = Set.of("env", "envFrom");

    /** Objects of which each entry matters on its own even where all of them came or went at once. */
    private static final Set<String> MAPS = Set.of(
            "metadata",
            "labels",
            "annotations",
            "data",
            "binaryData",
            "env",
            "envFrom",
            "volumes",
            "volumeMounts",
            "ports",
            "containers",
            "initContainers",
            "resources",
            "limits",
            "requests",
            "spec",
            "template");

    private static final JsonNode NO_OBJECT = JsonNodeFactory.instance.objectNode();
    private static final JsonNode NO_LIST = JsonNodeFactory.instance.arrayNode();

    private final List<Delta> found = new ArrayList<>();
    private final Deque<Step> path = new ArrayDeque<>();

    private Deltas() {}

    /** In the order of field names, then of list items. */
    public static List<Delta> between(JsonNode before, JsonNode after) {
        var deltas = new Deltas();
        deltas.compare(before, after);
        return List.copyOf(deltas.found);
    }

    private void compare(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && before.equals(after)) {
            return;
        }
        JsonNode old = orEmpty(before, after);
        JsonNode now = orEmpty(after, before);
        if (old == null || now == null || isWholeItem()) {
            found.add(new Delta(List.copyOf(path), before, after));
        } else if (old.isObject() && now.isObject()) {
            compareFields(old, now);
        } else if (old.isArray() && now.isArray()) {
            compareItems(old, now);
        } else {
            found.add(new Delta(List.copyOf(path), before, after));
        }
    }

    /** What is missing counts as empty where the entries of the other side are to be named one by one. */
    private @Nullable JsonNode orEmpty(@Nullable JsonNode node, @Nullable JsonNode other) {
        if (node != null || other == null || other.isEmpty()) {
            return node;
        }
        boolean entries = path.peekLast() instanceof Step.Field(String name) && MAPS.contains(name);
        if (!entries) {
            return null;
        }
        return other.isObject() ? NO_OBJECT : other.isArray() ? NO_LIST : null;
    }

    private void compareFields(JsonNode before, JsonNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            descend(new Step.Field(name), before.get(name), after.get(name));
        }
    }

    private void compareItems(JsonNode before, JsonNode after) {
        int known = found.size();
        var key = MergeKey.of(listName(), before, after);
        if (key.isPresent()) {
            compareKeyed(key.get(), before, after);
        } else if (hasObjects(before) || hasObjects(after)) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                descend(new Step.Position(i), before.get(i), after.get(i));
            }
        }
        if (found.size() == known) {
            // scalars, or the same items in another order
            found.add(new Delta(List.copyOf(path), before, after));
        }
    }

    private void compareKeyed(MergeKey key, JsonNode before, JsonNode after) {
        var old = key.index(before);
        var now = key.index(after);
        old.forEach(
                (label, item) -> descend(new Step.Item(label, now.getOrDefault(label, item)), item, now.get(label)));
        now.forEach((label, item) -> {
            if (!old.containsKey(label)) {
                descend(new Step.Item(label, item), null, item);
            }
        });
    }

    private void descend(Step step, @Nullable JsonNode before, @Nullable JsonNode after) {
        path.addLast(step);
        compare(before, after);
        path.removeLast();
    }

    private boolean isWholeItem() {
        return !(path.peekLast() instanceof Step.Field) && WHOLE_ITEMS.contains(listName());
    }

    /** The field of the innermost list or object on the path. */
    private String listName() {
        var steps = path.descendingIterator();
        while (steps.hasNext()) {
            if (steps.next() instanceof Step.Field(String name)) {
                return name;
            }
        }
        return "";
    }

    private static boolean hasObjects(JsonNode items) {
        return items.size() > 0 && items.get(0).isObject();
    }
}
