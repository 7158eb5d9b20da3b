package dev.culprit.standalone.ledger;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.culprit.api.record.Actor;
import dev.culprit.standalone.ledger.Specimen.Trait;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** What kubectl does to workloads alone. */
final class WorkloadTools {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OFTEN = Duration.ofMillis(200);

    private static final Knob REPLICAS = new Knob("/spec/replicas", "spec.replicas", "#", true, 4, false);

    private WorkloadTools() {}

    static List<Tool> all() {
        Predicate<Thing> rolls = thing -> thing.isThere() && thing.specimen().has(Trait.ROLLS);
        Predicate<Thing> scales = thing -> thing.isThere() && thing.specimen().has(Trait.SCALES);
        Predicate<Thing> isOurs = thing -> thing.way() != Thing.Way.SERVER_APPLIED;
        return List.of(
                Tool.of("kubectl set image", rolls.and(isOurs), WorkloadTools::setImage),
                Tool.of(
                        "kubectl set env",
                        scales.and(isOurs),
                        (thing, worker) -> set(thing, worker, "/env/0/value", "env", "MODE=")),
                Tool.of(
                        "kubectl set resources",
                        scales.and(isOurs),
                        (thing, worker) -> set(thing, worker, "/limits/memory", "resources", "--limits=memory=")),
                Tool.of("kubectl scale", scales.and(isOurs), WorkloadTools::scale),
                Tool.of(
                        "kubectl rollout restart",
                        rolls.and(thing -> thing.mayRestart(Hand.CLOCK.instant())),
                        WorkloadTools::restart),
                Tool.of("kubectl rollout undo", scales.and(isOurs), WorkloadTools::undo));
    }

    private static void setImage(Thing thing, Worker worker) throws IOException, InterruptedException {
        set(thing, worker, "/image", "image", "main=");
    }

    private static void set(Thing thing, Worker worker, String pointer, String what, String argument)
            throws IOException, InterruptedException {
        Knob knob = thing.specimen().knobs().stream()
                .filter(one -> one.pointer().endsWith(pointer))
                .findFirst()
                .orElseThrow();
        JsonNode value = knob.value(worker.next());
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        String object = thing.specimen().resource() + "/" + thing.name();
        Span span = Hand.during(() -> worker.hand().kubectl("", "set", what, object, argument + value.asText()));
        worker.updated("kubectl set " + what, thing, edits, Set.of("kubectl-set"), span);
    }

    /** Newer servers keep who did it, as a writer of the subresource. */
    private static void scale(Thing thing, Worker worker) throws IOException, InterruptedException {
        JsonNode value = REPLICAS.value(worker.next());
        SortedMap<String, Edit> edits = thing.turn(REPLICAS, value);
        Span span = Hand.during(
                () -> worker.hand().kubectl("", "scale", "deployment", thing.name(), "--replicas=" + value.asText()));
        worker.updated("kubectl scale", thing, edits, Set.of(Actor.UNKNOWN, "kubectl"), span);
    }

    private static void restart(Thing thing, Worker worker) throws IOException, InterruptedException {
        Instant now = Hand.CLOCK.instant();
        String object = thing.specimen().resource() + "/" + thing.name();
        Span span = Hand.during(() -> worker.hand().kubectl("", "rollout", "restart", object));
        worker.updated("kubectl rollout restart", thing, thing.restart(now), Set.of("kubectl-rollout"), span);
    }

    /** Two releases, and back to the first. */
    private static void undo(Thing thing, Worker worker) throws IOException, InterruptedException {
        awaitRollout(thing, worker);
        setImage(thing, worker);
        awaitRollout(thing, worker);
        Knob image = thing.specimen().knobs().getFirst();
        String first = Objects.requireNonNull(image.read(thing.manifest()));
        setImage(thing, worker);
        awaitRollout(thing, worker);
        SortedMap<String, Edit> edits = thing.turn(image, TextNode.valueOf(first));
        Span span = Hand.during(() -> worker.hand().kubectl("", "rollout", "undo", "deployment/" + thing.name()));
        worker.updated("kubectl rollout undo", thing, edits, Set.of("kubectl-rollout", "kubectl"), span);
    }

    /** A ReplicaSet of the template is there. */
    private static void awaitRollout(Thing thing, Worker worker) {
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> isRolledOut(deployment(thing, worker)));
    }

    private static boolean isRolledOut(Deployment deployment) {
        Long observed = deployment.getStatus().getObservedGeneration();
        return observed != null && observed.equals(deployment.getMetadata().getGeneration());
    }

    /** With a minimum above what runs, the autoscaler acts; then it goes again. */
    static void autoscale(Thing thing, Worker worker, Thing autoscaler) throws IOException, InterruptedException {
        Span created = Hand.during(() -> worker.hand()
                .kubectl("", "autoscale", "deployment", thing.name(), "--min=6", "--max=7", "--cpu-percent=80"));
        worker.created("kubectl autoscale", autoscaler, "kubectl-autoscale", created);
        Span span = Hand.during(() -> await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> deployment(thing, worker).getSpec().getReplicas() == 6));
        SortedMap<String, Edit> edits = thing.turn(REPLICAS, IntNode.valueOf(6));
        worker.updated(
                "(the autoscaler)",
                thing,
                edits,
                Set.of(Actor.UNKNOWN, "kube-controller-manager", "horizontal-pod-autoscaler"),
                span);
        Span gone = Hand.during(() -> worker.hand().kubectl("", "delete", "hpa", thing.name()));
        worker.deleted("kubectl delete", autoscaler, Actor.UNKNOWN, gone);
    }

    private static Deployment deployment(Thing thing, Worker worker) {
        return worker.hand()
                .client()
                .apps()
                .deployments()
                .inNamespace(worker.hand().namespace())
                .withName(thing.name())
                .get();
    }
}
