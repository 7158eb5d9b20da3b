package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Actor;
import dev.culprit.standalone.ledger.Specimen.Trait;
import dev.culprit.standalone.ledger.Thing.Way;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done to objects of any kind. */
final class Tools {
    private static final String APPLY = "kubectl-client-side-apply";
    private static final String CREW = "crew";
    private static final Predicate<Thing> IS_THERE = Thing::isThere;
    private static final Predicate<Thing> IS_NODE = thing -> thing.ref().kind().equals("Node");
    private static final Predicate<Thing> IS_PATCHED = is(Way.PATCHED).and(IS_NODE.negate());
    private static final Predicate<Thing> HAS_KNOBS = Thing::hasKnobs;

    private Tools() {}

    /** The more often one is in it, the more often it is used. */
    static List<Tool> all() {
        return Stream.of(
                        writing(),
                        writing(),
                        marking(),
                        lasting(),
                        WorkloadTools.all(),
                        WorkloadTools.all(),
                        NodeTools.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Predicate<Thing> is(Way way) {
        return IS_THERE.and(thing -> thing.way() == way);
    }

    private static List<Tool> writing() {
        return List.of(
                Tool.of("kubectl apply", is(Way.APPLIED).and(HAS_KNOBS), Tools::apply),
                Tool.of("server-side apply", is(Way.SERVER_APPLIED).and(HAS_KNOBS), Tools::applyOnServer),
                Tool.of("kubectl patch", IS_PATCHED.and(HAS_KNOBS), (thing, worker) -> patch(thing, worker, null)),
                Tool.of(
                        "kubectl patch as crew",
                        IS_PATCHED.and(HAS_KNOBS),
                        (thing, worker) -> patch(thing, worker, CREW)),
                Tool.of("kubectl edit", IS_PATCHED.and(HAS_KNOBS), Tools::edit),
                Tool.of(
                        "kubectl replace",
                        IS_PATCHED.and(thing -> thing.specimen().has(Trait.REPLACEABLE)),
                        Tools::replace),
                Tool.of("API patch", IS_PATCHED.and(HAS_KNOBS), ClientTools::patch),
                Tool.of("API patches at once", IS_PATCHED.and(HAS_KNOBS), ClientTools::burst),
                Tool.of(
                        "API update",
                        IS_PATCHED.and(thing -> thing.specimen().has(Trait.REPLACEABLE)),
                        ClientTools::update));
    }

    private static List<Tool> marking() {
        return List.of(
                Tool.of(
                        "kubectl label",
                        IS_THERE.and(IS_NODE.negate()),
                        (thing, worker) -> mark(thing, worker, "label", "metadata.labels[season]")),
                Tool.of(
                        "kubectl annotate",
                        IS_THERE.and(IS_NODE.negate()),
                        (thing, worker) -> mark(thing, worker, "annotate", "metadata.annotations[farm/note]")),
                Tool.of(
                        "identical kubectl apply",
                        is(Way.APPLIED),
                        (thing, worker) ->
                                worker.silent("identical kubectl apply", thing, apply(worker, thing.manifest()))),
                Tool.of(
                        "identical server-side apply",
                        is(Way.SERVER_APPLIED),
                        (thing, worker) -> worker.silent(
                                "identical server-side apply", thing, applyOnServer(worker, thing.manifest()))),
                Tool.of("identical kubectl patch", IS_PATCHED.and(HAS_KNOBS), Tools::patchInVain),
                Tool.of("status", IS_THERE.and(thing -> thing.specimen().has(Trait.STATUS)), ClientTools::writeStatus));
    }

    private static List<Tool> lasting() {
        Predicate<Thing> isGone = thing -> !thing.isThere();
        return List.of(
                Tool.of("create", isGone, Tools::create),
                Tool.of("create", isGone, Tools::create),
                Tool.of("kubectl delete", IS_THERE.and(IS_NODE.negate()), Tools::delete),
                Tool.of("delete and create", IS_THERE.and(IS_NODE.negate()), (thing, worker) -> {
                    delete(thing, worker);
                    create(thing, worker);
                }));
    }

    /** As the script writes such objects. */
    static void create(Thing thing, Worker worker) throws IOException, InterruptedException {
        ObjectNode manifest = thing.manifest();
        switch (thing.way()) {
            case APPLIED -> worker.created("kubectl apply (new)", thing, APPLY, apply(worker, manifest));
            case SERVER_APPLIED ->
                worker.created("server-side apply (new)", thing, CREW, applyOnServer(worker, manifest));
            case PATCHED ->
                worker.created(
                        "kubectl create",
                        thing,
                        "kubectl-create",
                        Hand.during(() -> worker.hand().kubectl(manifest.toString(), "create", "-f", "-")));
        }
    }

    private static void delete(Thing thing, Worker worker) throws IOException, InterruptedException {
        Span span = Hand.during(
                () -> worker.hand().kubectl("", "delete", thing.specimen().resource(), thing.name()));
        worker.deleted("kubectl delete", thing, Actor.UNKNOWN, span);
    }

    private static Span apply(Worker worker, ObjectNode manifest) throws IOException, InterruptedException {
        return Hand.during(() -> worker.hand().kubectl(manifest.toString(), "apply", "-f", "-"));
    }

    private static Span applyOnServer(Worker worker, ObjectNode manifest) throws IOException, InterruptedException {
        return Hand.during(() -> worker.hand()
                .kubectl(manifest.toString(), "apply", "--server-side", "--field-manager=" + CREW, "-f", "-"));
    }

    private static void apply(Thing thing, Worker worker) throws IOException, InterruptedException {
        Knob knob = worker.any(thing.specimen().knobs());
        JsonNode value = worker.value(knob, thing);
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        worker.updated(of("kubectl apply", value), thing, edits, by(APPLY, value), apply(worker, thing.manifest()));
    }

    private static void applyOnServer(Thing thing, Worker worker) throws IOException, InterruptedException {
        Knob knob = worker.any(thing.specimen().knobs());
        JsonNode value = worker.value(knob, thing);
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        Span span = applyOnServer(worker, thing.manifest());
        worker.updated(of("server-side apply", value), thing, edits, by(CREW, value), span);
    }

    private static void patch(Thing thing, Worker worker, @Nullable String manager)
            throws IOException, InterruptedException {
        Knob knob = worker.any(thing.specimen().knobs());
        JsonNode value = worker.value(knob, thing);
        ObjectNode before = thing.manifest();
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        Span span = patch(worker, thing, mergePatch(before, thing.manifest()), manager);
        String name = manager == null ? "kubectl patch" : "kubectl patch as " + manager;
        worker.updated(of(name, value), thing, edits, by(manager == null ? "kubectl-patch" : manager, value), span);
    }

    private static Span patch(Worker worker, Thing thing, JsonNode patch, @Nullable String manager)
            throws IOException, InterruptedException {
        String as = "--field-manager=" + (manager == null ? "kubectl-patch" : manager);
        String resource = thing.specimen().resource();
        return Hand.during(() ->
                worker.hand().kubectl("", "patch", resource, thing.name(), "--type=merge", as, "-p", patch.toString()));
    }

    private static void patchInVain(Thing thing, Worker worker) throws IOException, InterruptedException {
        if (thing.ref().kind().equals("Secret")) {
            return;
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set("spec", thing.manifest().path("spec"));
        patch.set("data", thing.manifest().path("data"));
        patch.properties().removeIf(field -> field.getValue().isEmpty());
        worker.silent("identical kubectl patch", thing, patch(worker, thing, patch, null));
    }

    /** Only what is a word of its own can be replaced in a text. */
    private static void edit(Thing thing, Worker worker) throws IOException, InterruptedException {
        List<Knob> words = thing.specimen().knobs().stream()
                .filter(knob -> !knob.isNumber() && knob.value().endsWith("-#"))
                .filter(knob -> {
                    String now = knob.read(thing.manifest());
                    return now != null && now.startsWith(knob.value().replace("#", ""));
                })
                .toList();
        if (words.isEmpty() || thing.ref().kind().equals("Secret")) {
            return;
        }
        Knob knob = worker.any(words);
        String before = String.valueOf(knob.read(thing.manifest()));
        JsonNode value = knob.value(worker.next());
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        Span span = Hand.during(() -> worker.hand()
                .edit(before + "$", value.asText(), thing.specimen().resource(), thing.name()));
        worker.updated("kubectl edit", thing, edits, Set.of("kubectl-edit"), span);
    }

    private static void replace(Thing thing, Worker worker) throws IOException, InterruptedException {
        Knob knob = worker.any(thing.specimen().knobs());
        JsonNode value = worker.value(knob, thing);
        var edits = new TreeMap<>(thing.unmarked());
        edits.putAll(thing.turn(knob, value));
        Span span = Hand.during(() -> worker.hand().kubectl(thing.manifest().toString(), "replace", "-f", "-"));
        worker.updated(of("kubectl replace", value), thing, edits, by("kubectl-replace", value), span);
    }

    private static void mark(Thing thing, Worker worker, String verb, String path)
            throws IOException, InterruptedException {
        String key = verb.equals("label") ? "season" : "farm/note";
        String resource = thing.specimen().resource();
        boolean removes = thing.mark(path) != null && worker.next() % 3 == 0;
        String value = removes ? null : "n" + worker.next();
        String argument = value == null ? key + "-" : key + "=" + value;
        SortedMap<String, Edit> edits = thing.mark(path, value);
        Span span = Hand.during(() -> worker.hand().kubectl("", verb, "--overwrite", resource, thing.name(), argument));
        String name = "kubectl " + verb;
        worker.updated(removes ? name + " (removed)" : name, thing, edits, by("kubectl-" + verb, value), span);
    }

    /** What is not there any more is owned by nobody: who took it out may leave no trace. */
    static Set<String> by(String manager, @Nullable Object value) {
        return value == null ? Set.of(manager, Actor.UNKNOWN) : Set.of(manager);
    }

    private static String of(String tool, @Nullable JsonNode value) {
        return value == null ? tool + " (removed)" : tool;
    }

    /** RFC 7396: what makes the one of the other. */
    static ObjectNode mergePatch(ObjectNode before, ObjectNode after) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        before.properties().stream()
                .filter(field -> !after.has(field.getKey()))
                .forEach(field -> patch.putNull(field.getKey()));
        after.properties().forEach(field -> {
            JsonNode old = before.path(field.getKey());
            if (field.getValue() instanceof ObjectNode deeper && old instanceof ObjectNode former) {
                ObjectNode inner = mergePatch(former, deeper);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!field.getValue().equals(old)) {
                patch.set(field.getKey(), field.getValue());
            }
        });
        return patch;
    }
}
