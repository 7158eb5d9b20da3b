package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What programs do through the API. */
final class ClientTools {
    /** So many patches follow each other without a pause: times of objects have whole seconds. */
    private static final int AT_ONCE = 4;

    /** What a client is called that does not say: the first part of its user agent. */
    private static final String JAVA = "fabric8-kubernetes-client";

    private static final String GARDENER = "gardener";

    private ClientTools() {}

    static void patch(Thing thing, Worker worker) throws IOException, InterruptedException {
        patch("API patch", thing, worker);
    }

    static void burst(Thing thing, Worker worker) throws IOException, InterruptedException {
        for (int i = 0; i < AT_ONCE; i++) {
            patch("API patches at once", thing, worker);
        }
    }

    private static void patch(String tool, Thing thing, Worker worker) throws IOException, InterruptedException {
        Knob knob = worker.any(thing.specimen().knobs());
        JsonNode value = worker.value(knob, thing);
        ObjectNode before = thing.manifest();
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        var patch = Tools.mergePatch(before, thing.manifest()).toString();
        var how = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(GARDENER)
                .build();
        Span span = Hand.during(() -> resource(thing, worker).patch(how, patch));
        worker.updated(value == null ? tool + " (removed)" : tool, thing, edits, Tools.by(GARDENER, value), span);
    }

    /** The whole object, as it was read before. */
    static void update(Thing thing, Worker worker) throws IOException, InterruptedException {
        Knob knob = worker.any(thing.specimen().knobs());
        JsonNode value = knob.value(worker.next());
        SortedMap<String, Edit> edits = thing.turn(knob, value);
        var maps = worker.hand().client().configMaps().inNamespace(worker.hand().namespace());
        ConfigMap now = maps.withName(thing.name()).get();
        var data = new HashMap<>(now.getData());
        data.put(knob.pointer().substring("/data/".length()), value.asText());
        now.setData(data);
        Span span = Hand.during(() -> maps.resource(now).update());
        worker.updated("API update", thing, edits, Set.of(JAVA), span);
    }

    static void writeStatus(Thing thing, Worker worker) throws IOException, InterruptedException {
        int count = worker.next();
        String patch = "{\"status\":{\"collisionCount\":" + count + "}}";
        Span span = Hand.during(() -> worker.hand()
                .kubectl(
                        "",
                        "patch",
                        thing.specimen().resource(),
                        thing.name(),
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        patch));
        worker.updated("status", thing, new TreeMap<>(Map.of()), Set.of(), span);
    }

    private static Resource<GenericKubernetesResource> resource(Thing thing, Worker worker) {
        JsonNode manifest = thing.manifest();
        return worker.hand()
                .client()
                .genericKubernetesResources(
                        manifest.path("apiVersion").asText(),
                        manifest.path("kind").asText())
                .inNamespace(worker.hand().namespace())
                .withName(thing.name());
    }
}
