package dev.culprit.collector.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.snapshot.CanonicalText;
import dev.culprit.collector.snapshot.Digest;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the template of a Deployment changed while nobody watched, and the Deployment itself does not tell: then its
 * controller made a ReplicaSet of the new template, and that was created at once.
 *
 * <p>The two kinds are listed in any order. Where the ReplicaSet comes later, the change is told again, under its id and
 * with the better time.
 */
final class Rollouts {
    /** Of changes that are told and may be told better; where no ReplicaSet was made they wait in vain. */
    private static final int MOST_WAITING = 1000;

    /** Of one Deployment within one second. */
    private static final int MOST_AT_ONCE = 10;

    /** The newest of each Deployment, several where they are of the same second: such times have no fraction. */
    private final Map<ObjectRef, List<Made>> newest = new HashMap<>();

    private final Map<ObjectRef, Waiting> waiting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectRef, Waiting> eldest) {
            return size() > MOST_WAITING;
        }
    };

    private record Made(String name, String template, Instant created) {
        ObjectRef in(ObjectRef deployment) {
            return ObjectRef.of("ReplicaSet", deployment.namespace(), name);
        }
    }

    private record Waiting(Change change, String template) {}

    /** A change of a Deployment, with a better time where one is known. */
    Change told(Change change, Snapshot before, Snapshot after) {
        ObjectRef deployment = change.subject();
        waiting.remove(deployment);
        String template = template(after);
        if (change.timing().source() != TimeSource.INTERVAL || template.equals(template(before))) {
            return change;
        }
        var told = new Waiting(change, template);
        Optional<Change> better = newest.getOrDefault(deployment, List.of()).stream()
                .flatMap(made -> better(told, made).stream())
                .findFirst();
        if (better.isEmpty()) {
            waiting.put(deployment, told);
        }
        return better.orElse(change);
    }

    /** A ReplicaSet is there; a change that was told before and is told better by it. */
    Optional<Change> made(Snapshot replicaSet) {
        ObjectRef deployment = replicaSet.controller().orElse(null);
        Instant created = replicaSet.lifecycle().created();
        if (deployment == null || created == null) {
            return Optional.empty();
        }
        List<Made> known = newest.getOrDefault(deployment, List.of());
        if (!isNews(known, replicaSet.ref().name(), created)) {
            return Optional.empty();
        }
        var made = new Made(replicaSet.ref().name(), template(replicaSet), created);
        newest.put(
                deployment,
                Stream.concat(known.stream().filter(one -> one.created().equals(created)), Stream.of(made))
                        .toList());
        Optional<Change> better = Optional.ofNullable(waiting.get(deployment)).flatMap(told -> better(told, made));
        better.ifPresent(change -> waiting.remove(deployment));
        return better;
    }

    void gone(ObjectRef deployment) {
        newest.remove(deployment);
        waiting.remove(deployment);
    }

    void unmade(ObjectRef replicaSet) {
        newest.replaceAll((deployment, all) -> all.stream()
                .filter(made -> !made.in(deployment).equals(replicaSet))
                .toList());
        newest.values().removeIf(List::isEmpty);
    }

    Stream<ObjectRef> made() {
        return newest.entrySet().stream().flatMap(all -> all.getValue().stream().map(made -> made.in(all.getKey())));
    }

    private static boolean isNews(List<Made> known, String name, Instant created) {
        return known.isEmpty()
                || created.isAfter(known.getFirst().created())
                || (created.equals(known.getFirst().created())
                        && known.size() < MOST_AT_ONCE
                        && known.stream().noneMatch(made -> made.name().equals(name)));
    }

    private static Optional<Change> better(Waiting told, Made made) {
        Timing timing = told.change().timing();
        Instant since = timing.notBefore();
        boolean inBetween = since != null
                && !made.created().isBefore(since.truncatedTo(ChronoUnit.SECONDS))
                && !made.created().isAfter(timing.observedAt());
        return inBetween && made.template().equals(told.template())
                ? Optional.of(at(told.change(), made.created()))
                : Optional.empty();
    }

    private static Change at(Change change, Instant time) {
        return new Change(
                change.id(),
                change.cluster(),
                change.subject(),
                change.uid(),
                change.type(),
                Timing.clamped(time, TimeSource.PROXY, change.timing().observedAt()),
                change.actor(),
                change.fields(),
                change.affects());
    }

    /** The same of a Deployment and of the ReplicaSet that was made of it, which is given one more label. */
    private static String template(Snapshot object) {
        JsonNode template = object.spec().path("template");
        if (!(template.path("metadata").path("labels") instanceof ObjectNode labels)) {
            return Digest.of(CanonicalText.of(template));
        }
        ObjectNode copy = ((ObjectNode) template).deepCopy();
        ((ObjectNode) copy.path("metadata")).set("labels", labels.deepCopy().without("pod-template-hash"));
        return Digest.of(CanonicalText.of(copy));
    }
}
