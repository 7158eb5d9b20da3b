package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A cluster with Deployments, ConfigMaps and, if asked for, more: what is in it can be listed, and what happens in it is told to who watches. */
final class FakeCluster {
    static final WatchScope DEPLOYMENTS =
            new WatchScope(new ServedKind("apps", "v1", "Deployment", "deployments", true), "");
    static final WatchScope CONFIG_MAPS = new WatchScope(new ServedKind("", "v1", "ConfigMap", "configmaps", true), "");

    static final WatchScope OBJECTIVES = new WatchScope(slok("ServiceLevelObjective"), "");
    static final WatchScope CORRELATIONS = new WatchScope(slok("SLOCorrelation"), "");

    private final List<WatchScope> scopes;
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final List<WatchSink> watching = new ArrayList<>();
    private int version = 1000;

    FakeCluster(WatchScope... more) {
        scopes = Stream.concat(Stream.of(DEPLOYMENTS, CONFIG_MAPS), Stream.of(more))
                .toList();
    }

    private static ServedKind slok(String kind) {
        return new ServedKind("observability.slok.io", "v1alpha1", kind, kind.toLowerCase(Locale.ROOT) + "s", true);
    }

    /** Begins to watch: a list, and then news. */
    void watch(WatchSink sink) throws InterruptedException {
        for (WatchScope scope : scopes) {
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
        String kind = object.path("kind").asText("");
        return Stream.of(DEPLOYMENTS, CONFIG_MAPS, OBJECTIVES, CORRELATIONS)
                .filter(scope -> scope.kind().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String key(ObjectNode object) {
        return object.path("kind").asText("") + "/"
                + object.path("metadata").path("name").asText("");
    }
}
