package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every place at which two JSON trees differ. Applied to the one tree, in their order, they give exactly the other. */
public final class Deltas {
    /** Items that a person sees as one thing, whatever is in them. */
    private static final Set<String> WHOLE_ITEMS = Set.of("env", "envFrom", "taints", "tolerations");

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
            "hard",
            "capacity",
            "rules",
            "metrics",
            "taints",
            "jobTemplate",
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
            add(before, after);
        } else if (old.isObject() && now.isObject()) {
            compareFields(old, now);
            addEnd(now, after);
        } else if (old.isArray() && now.isArray()) {
            compareItems(old, now);
            addEnd(now, after);
        } else {
            add(before, after);
        }
    }

    private void add(@Nullable JsonNode before, @Nullable JsonNode after) {
        found.add(new Delta(List.copyOf(path), before, after));
    }

    /** Behind the entries that went one by one, what held them goes too. */
    private void addEnd(JsonNode emptied, @Nullable JsonNode after) {
        if (after == null) {
            add(emptied, null);
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
        var key = MergeKey.of(listName(), before, after);
        if (key.isPresent()) {
            compareKeyed(key.get(), before, after);
        } else if (hasObjects(before) || hasObjects(after)) {
            comparePositions(before, after);
        } else {
            add(before, after);
        }
    }

    /** From the end what goes, so that taking it away moves nothing that is still to be taken. */
    private void comparePositions(JsonNode before, JsonNode after) {
        for (int i = 0; i < after.size(); i++) {
            descend(new Step.Position(i), before.get(i), after.get(i));
        }
        for (int i = before.size() - 1; i >= after.size(); i--) {
            descend(new Step.Position(i), before.get(i), null);
        }
    }

    private void compareKeyed(MergeKey key, JsonNode before, JsonNode after) {
        var old = key.index(before);
        var now = key.index(after);
        old.forEach((label, item) ->
                descend(new Step.Item(key.fields(), label, now.getOrDefault(label, item)), item, now.get(label)));
        now.forEach((label, item) -> {
            if (!old.containsKey(label)) {
                descend(new Step.Item(key.fields(), label, item), null, item);
            }
        });
        var reached = new LinkedHashSet<>(old.keySet());
        reached.retainAll(now.keySet());
        reached.addAll(now.keySet());
        if (!List.copyOf(reached).equals(List.copyOf(now.keySet()))) {
            path.addLast(new Step.Order(key.fields()));
            add(labels(old.keySet()), labels(now.keySet()));
            path.removeLast();
        }
    }

    private static ArrayNode labels(Collection<String> labels) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        labels.forEach(array::add);
        return array;
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
