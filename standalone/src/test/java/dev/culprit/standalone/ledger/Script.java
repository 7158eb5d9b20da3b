package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Several people at once, each with a namespace of its own, change what is there and what is not. */
final class Script {
    private final Ledger ledger = new Ledger();
    private final AtomicInteger steps = new AtomicInteger();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Scaled> scaled = new ArrayList<>();
    private final List<Thing> first = new ArrayList<>();
    private final int each;

    /** A Deployment and its autoscaler, which acts once. */
    private record Scaled(Thing deployment, Thing autoscaler) {}

    /** @param each steps of each person */
    Script(Farm farm, int people, int each, long seed) throws IOException, InterruptedException {
        this.each = each;
        for (int person = 0; person < people; person++) {
            Hand hand = farm.namespace(person);
            if (person == 0) {
                farm.define(hand);
            }
            employ(farm, hand, person, new Random(seed + person).nextLong());
        }
    }

    private void employ(Farm farm, Hand hand, int person, long seed) throws IOException, InterruptedException {
        var things = new ArrayList<Thing>();
        List<Specimen> specimens = farm.specimens();
        for (int i = 0; i < specimens.size(); i++) {
            Specimen specimen = specimens.get(i);
            Thing.Way way = way(specimen, i + person);
            things.add(new Thing(specimen, hand.namespace(), "thing-" + i, way));
        }
        Thing deployment = new Thing(specimens.getFirst(), hand.namespace(), "scaled", Thing.Way.PATCHED);
        Specimen autoscaler = specimens.stream()
                .filter(specimen -> specimen.kind().equals("HorizontalPodAutoscaler"))
                .findFirst()
                .orElseThrow();
        scaled.add(new Scaled(deployment, new Thing(autoscaler, hand.namespace(), "scaled", Thing.Way.PATCHED)));
        first.addAll(things.subList(0, things.size() / 2));
        first.add(deployment);
        if (person == 0) {
            Thing node = new Thing(node(), "", farm.node(), Thing.Way.PATCHED);
            things.addAll(List.of(node, node));
            first.add(node);
        }
        var worker = new Worker(hand, seed, ledger, things);
        workers.add(worker);
    }

    private static Thing.Way way(Specimen specimen, int turn) {
        List<Thing.Way> ways = specimen.kind().equals("Secret")
                ? List.of(Thing.Way.PATCHED, Thing.Way.APPLIED)
                : List.of(Thing.Way.values());
        return ways.get(turn % ways.size());
    }

    private static Specimen node() {
        return new Specimen(
                "node",
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Node"),
                List.of(),
                Set.of());
    }

    Ledger ledger() {
        return ledger;
    }

    /** What is there before anybody watches. */
    Ledger prepare() throws IOException, InterruptedException {
        var unwatched = new Ledger();
        for (Thing thing : first) {
            Worker owner = workers.stream()
                    .filter(worker ->
                            worker.hand().namespace().equals(thing.ref().namespace()))
                    .findFirst()
                    .orElse(workers.getFirst());
            Tools.create(thing, new Worker(owner.hand(), 0, unwatched, List.of()));
        }
        return unwatched;
    }

    /** How many steps were taken by all. */
    int taken() {
        return steps.get();
    }

    int all() {
        return each * workers.size();
    }

    /** All steps of one person. */
    void run(int person) throws IOException, InterruptedException {
        List<Tool> tools = Tools.all();
        Worker worker = workers.get(person);
        for (int step = 0; step < each; step++) {
            if (step == each / 4) {
                Scaled both = scaled.get(person);
                WorkloadTools.autoscale(both.deployment(), worker, both.autoscaler());
            }
            worker.step(tools);
            steps.incrementAndGet();
        }
    }
}
