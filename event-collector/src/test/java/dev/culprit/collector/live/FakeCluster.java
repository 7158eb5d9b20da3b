package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cluster with Deployments and ConfigMaps: what is in it can be listed, and what happens in it is told to who watches. */
final class FakeCluster {
    static final WatchScope DEPLOYMENTS =
            new WatchScope(new ServedKind("apps", "v1", "Deployment", "deployments", true), "");
    static final WatchScope CONFIG_MAPS = new WatchScope(new ServedKind("", "v1", "ConfigMap", "configmaps", true), "");

    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final List<WatchSink> watching = new ArrayList<>();
    private int version = 1000;

    /** Begins to watch: a list, and then news. */
    void watch(WatchSink sink) throws InterruptedException {
        for (WatchScope scope : List.of(DEPLOYMENTS, CONFIG_MAPS)) {
            sink.listStarts(scope);
            for (ObjectNode object : objects.values()) {
                if (scopeOf(object).equals(scope)) {
                    sink.listed(scope, object.deepCopy(), 100);
                }
            }
            sink.listEnds(scope);
        }
        watching.add(sink);
    }

    void nobodyWatches() {
        watching.clear();
    }

    /** Creates or updates. */
    void put(KubeObject given) throws InterruptedException {
        ObjectNode object = given.version(++version).node();
        boolean isNew = objects.put(key(object), object) == null;
        tell(isNew ? WatchType.ADDED : WatchType.MODIFIED, object);
    }

    void delete(KubeObject given) throws InterruptedException {
        ObjectNode object = given.version(++version).node();
        objects.remove(key(object));
        tell(WatchType.DELETED, object);
    }

    private void tell(WatchType type, ObjectNode object) throws InterruptedException {
        for (WatchSink sink : watching) {
            sink.news(scopeOf(object), type, object.deepCopy(), 100);
        }
    }

    private static WatchScope scopeOf(ObjectNode object) {
        return object.path("kind").asText("").equals("Deployment") ? DEPLOYMENTS : CONFIG_MAPS;
    }

    private static String key(ObjectNode object) {
        return object.path("kind").asText("") + "/"
                + object.path("metadata").path("name").asText("");
    }
}
