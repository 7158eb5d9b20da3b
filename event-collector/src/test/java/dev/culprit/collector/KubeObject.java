package dev.culprit.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;

/** A Kubernetes object of which a test states only what matters. Every step gives another object. */
public final class KubeObject {
    private static final String BORN = "2026-03-01T08:00:00Z";

    private final ObjectNode json;

    private KubeObject(ObjectNode json) {
        this.json = json;
    }

    /** JSON with single quotes. */
    public static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static KubeObject object(String apiVersion, String kind, String name) {
        var made = new KubeObject((ObjectNode) json("{'metadata':{'namespace':'farm'}}"));
        made.json.put("apiVersion", apiVersion).put("kind", kind);
        made.metadata().put("name", name).put("uid", kind + "-" + name).put("creationTimestamp", BORN);
        return made.version(100);
    }

    public static KubeObject deployment(String name) {
        return workload("Deployment", name);
    }

    public static KubeObject workload(String kind, String name) {
        return object("apps/v1", kind, name)
                .with(
                        "spec",
                        "{'replicas':2,'selector':{'matchLabels':{'app':'%1$s'}},'template':{'metadata':{'labels':{'app':'%1$s'}},'spec':{'containers':[{'name':'main','image':'%1$s:1'}]}}}"
                                .formatted(name));
    }

    public static KubeObject configMap(String name, String data) {
        return object("v1", "ConfigMap", name).with("data", data);
    }

    public static KubeObject secret(String name, String data) {
        return object("v1", "Secret", name).with("data", data).with("type", "'Opaque'");
    }

    public static KubeObject service(String name) {
        return object("v1", "Service", name)
                .with(
                        "spec",
                        "{'selector':{'app':'%s'},'ports':[{'name':'http','port':80,'targetPort':8080}]}"
                                .formatted(name));
    }

    public static KubeObject pod(String name, String ownerKind, String owner) {
        return object("v1", "Pod", name).ownedBy("apps/v1", ownerKind, owner);
    }

    public static KubeObject node(String name) {
        KubeObject node = object("v1", "Node", name).with("spec", "{}");
        node.metadata().remove("namespace");
        return node;
    }

    /** A Warning Event in the core shape. */
    public static KubeObject warning(String reason, String kind, String name) {
        return object("v1", "Event", name + "." + reason)
                .with("type", "'Warning'")
                .with("reason", "'" + reason + "'")
                .with("message", "'it failed'")
                .with(
                        "involvedObject",
                        "{'kind':'%s','namespace':'farm','name':'%s','uid':'%s-%s'}".formatted(kind, name, kind, name));
    }

    /** Sets the value at a path like {@code spec.template.spec.containers.0.image}; dots in names as {@code ~}. */
    public KubeObject with(String path, String value) {
        var copy = new KubeObject(json.deepCopy());
        String[] steps = path.split("\\.", -1);
        JsonNode parent = copy.json;
        for (int i = 0; i < steps.length - 1; i++) {
            parent = child(parent, steps[i].replace('~', '.'));
        }
        String last = steps[steps.length - 1].replace('~', '.');
        if (parent instanceof ArrayNode items) {
            items.set(Integer.parseInt(last), json(value));
        } else {
            ((ObjectNode) parent).set(last, json(value));
        }
        return copy;
    }

    /** Sets a text, whatever is in it. */
    public KubeObject text(String path, String value) {
        KubeObject copy = with(path, "''");
        JsonNode parent = copy.json;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            parent = child(parent, steps[i].replace('~', '.'));
        }
        ((ObjectNode) parent).put(steps[steps.length - 1].replace('~', '.'), value);
        return copy;
    }

    public KubeObject without(String path) {
        var copy = new KubeObject(json.deepCopy());
        String[] steps = path.split("\\.", -1);
        JsonNode parent = copy.json;
        for (int i = 0; i < steps.length - 1; i++) {
            parent = child(parent, steps[i].replace('~', '.'));
        }
        ((ObjectNode) parent).remove(steps[steps.length - 1].replace('~', '.'));
        return copy;
    }

    public KubeObject container(String field, String value) {
        return with("spec.template.spec.containers.0." + field, value);
    }

    public KubeObject annotated(String name, String value) {
        return with("metadata.annotations." + name.replace('.', '~'), "'" + value + "'");
    }

    public KubeObject ownedBy(String apiVersion, String kind, String name) {
        return with(
                "metadata.ownerReferences",
                "[{'apiVersion':'%s','kind':'%s','name':'%s','uid':'u','controller':true}]"
                        .formatted(apiVersion, kind, name));
    }

    public KubeObject version(int resourceVersion) {
        return with("metadata.resourceVersion", "'" + resourceVersion + "'");
    }

    public KubeObject uid(String uid) {
        return with("metadata.uid", "'" + uid + "'");
    }

    public KubeObject born(String time) {
        return with("metadata.creationTimestamp", "'" + time + "'");
    }

    /** One more entry of managedFields. */
    public KubeObject managed(String manager, String time, String fields) {
        return managed(manager, "", time, fields);
    }

    public KubeObject managed(String manager, String subresource, String time, String fields) {
        var copy = new KubeObject(json.deepCopy());
        ObjectNode entry = copy.metadata().withArrayProperty("managedFields").addObject();
        entry.put("manager", manager).put("operation", "Update").put("time", time);
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        entry.set("fieldsV1", json(fields));
        return copy;
    }

    public ObjectNode node() {
        return json.deepCopy();
    }

    private ObjectNode metadata() {
        return json.withObjectProperty("metadata");
    }

    private static JsonNode child(JsonNode parent, String step) {
        return parent instanceof ArrayNode items
                ? items.get(Integer.parseInt(step))
                : parent.path(step).isMissingNode() ? ((ObjectNode) parent).putObject(step) : parent.path(step);
    }
}
