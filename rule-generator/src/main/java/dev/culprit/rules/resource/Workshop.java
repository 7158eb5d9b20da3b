package dev.culprit.rules.resource;

import dev.culprit.rules.manifest.Document;
import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.manifest.Problem;
import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.recording.RuleGenerator;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Makes rules of objects, and keeps them until the object, one of its parts, or one of theirs is edited: however many
 * objects there are, each is read once a generation for itself and once for each composition that it is part of.
 */
public final class Workshop {
    /** More than a composition may have. */
    private static final int MOST = 500;

    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(List<Declared.Edition> of, Made made) {}

    /** What can be made of it, from what the others are now. */
    public Made of(Declared resource, Others others) {
        Collection<Declared> all = withParts(resource, others);
        List<Declared.Edition> versions = all.stream().map(Declared::edition).toList();
        Entry known = entries.get(resource.key());
        if (known != null && known.of().equals(versions)) {
            return known.made();
        }
        Made made = make(resource.key(), all.stream().map(Declared::document).toList());
        entries.put(resource.key(), new Entry(versions, made));
        return made;
    }

    /** It is no more. */
    public void forget(Key key) {
        entries.remove(key);
    }

    /** The object first. */
    private static Collection<Declared> withParts(Declared resource, Others others) {
        var found = new LinkedHashMap<Key, Declared>();
        Deque<Declared> open = new ArrayDeque<>(List.of(resource));
        while (!open.isEmpty() && found.size() < MOST) {
            Declared next = open.pop();
            if (found.putIfAbsent(next.key(), next) == null) {
                next.parts().forEach(part -> others.find(part).ifPresent(open::add));
            }
        }
        return found.values();
    }

    private static Made make(Key key, List<Document> documents) {
        Manifests read = Manifests.read(documents, key.ref().namespace());
        List<Problem> problems = read.problems().stream()
                .filter(problem -> problem.origin().equals(key.toString()))
                .toList();
        return find(key, read.promises())
                .map(promise -> right(promise, read.promises(), problems))
                .orElseGet(() -> new Made.Wrong(problems));
    }

    private static Optional<Promise> find(Key key, Promises promises) {
        Stream<? extends Promise> same =
                key.composition() ? promises.compositions().stream() : promises.slos().stream();
        return same.filter(promise -> promise.ref().equals(key.ref()))
                .map(Promise.class::cast)
                .findFirst();
    }

    private static Made right(Promise promise, Promises all, List<Problem> problems) {
        return new Made.Right(
                promise,
                RuleGenerator.group(promise, all),
                problems,
                switch (promise) {
                    case Slo slo -> List.of();
                    case Composition whole ->
                        whole.components().stream()
                                .filter(component -> all.find(component).isEmpty())
                                .map(Component::alias)
                                .toList();
                },
                switch (promise) {
                    case Slo slo -> OptionalDouble.empty();
                    case Composition whole -> all.ceiling(whole);
                });
    }
}
