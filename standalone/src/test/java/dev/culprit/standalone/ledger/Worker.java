package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ChangeType;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes the objects of one namespace in an order that its seed decides, and keeps the ledger of it. */
final class Worker {
    private final Hand hand;
    private final Random random;
    private final Ledger ledger;
    private final List<Thing> things;
    private int number = 10;

    Worker(Hand hand, long seed, Ledger ledger, List<Thing> things) {
        this.hand = hand;
        this.random = new Random(seed);
        this.ledger = ledger;
        this.things = List.copyOf(things);
    }

    Hand hand() {
        return hand;
    }

    /** One more change, or something that only looks like one. */
    void step(List<Tool> tools) throws IOException, InterruptedException {
        Thing thing = things.get(random.nextInt(things.size()));
        List<Tool> fitting =
                tools.stream().filter(tool -> tool.fits().test(thing)).toList();
        if (!fitting.isEmpty()) {
            fitting.get(random.nextInt(fitting.size())).use().on(thing, this);
        }
    }

    /** Another number each time. */
    int next() {
        return number++;
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** A new value; of a field that need not be there now and then none. */
    @Nullable
    JsonNode value(Knob knob, Thing thing) {
        boolean removes = knob.isRemovable() && knob.read(thing.manifest()) != null && random.nextInt(3) == 0;
        return removes ? null : knob.value(next());
    }

    void updated(String tool, Thing thing, SortedMap<String, Edit> edits, Set<String> actors, Span span) {
        ledger.add(new Line(tool, thing.ref(), ChangeType.UPDATE, edits, actors, span));
    }

    void silent(String tool, Thing thing, Span span) {
        updated(tool, thing, new TreeMap<>(), Set.of(), span);
    }

    void created(String tool, Thing thing, String actor, Span span) {
        thing.created();
        ledger.add(new Line(tool, thing.ref(), ChangeType.CREATE, new TreeMap<>(), Set.of(actor), span));
    }

    void deleted(String tool, Thing thing, String actor, Span span) {
        thing.deleted();
        ledger.add(new Line(tool, thing.ref(), ChangeType.DELETE, new TreeMap<>(), Set.of(actor), span));
    }
}
