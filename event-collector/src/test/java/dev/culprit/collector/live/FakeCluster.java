package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import dev.culprit.collector.kube.WatchState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A cluster with Deployments, ConfigMaps and, if asked for, more: what is in it can be listed, and what happens in it is told to who watches. */
final class FakeCluster {
    static final WatchScope DEPLOYMENTS =
            new WatchScope(new ServedKind("apps", "v1", "Deployment", "deployments", true), "");
    static final WatchScope CONFIG_MAPS = new WatchScope(new ServedKind("", "v1", "ConfigMap", "configmaps", true), "");

    static final WatchScope PODS = new WatchScope(new ServedKind("", "v1", "Pod", "pods", true), "");
    static final WatchScope NODES = new WatchScope(new ServedKind("", "v1", "Node", "nodes", false), "");
    static final WatchScope VOLUMES =
            new WatchScope(new ServedKind("", "v1", "PersistentVolume", "persistentvolumes", false), "");
    static final WatchScope REPLICA_SETS =
            new WatchScope(new ServedKind("apps", "v1", "ReplicaSet", "replicasets", true), "");

    static final WatchScope OBJECTIVES = new WatchScope(slok("ServiceLevelObjective"), "");
    static final WatchScope CORRELATIONS = new WatchScope(slok("SLOCorrelation"), "");

    private final List<WatchScope> scopes;
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final List<WatchSink> watching = new ArrayList<>();

    /** What happened in a scope whose watch is broken. */
    private final Map<WatchScope, List<News>> unseen = new HashMap<>();

    private int version = 1000;

    private record News(WatchType type, ObjectNode object) {}

    FakeCluster(WatchScope... more) {
        scopes = Stream.concat(Stream.of(DEPLOYMENTS, CONFIG_MAPS), Stream.of(more))
                .toList();
    }

    private static ServedKind slok(String kind) {
        return new ServedKind("observability.slok.io", "v1alpha1", kind, kind.toLowerCase(Locale.ROOT) + "s", true);
    }

    /** Begins to watch: a list, and then news. */
    void watch(WatchSink sink) throws InterruptedException {
        sink.discovered(Set.copyOf(scopes), Set.of());
        for (WatchScope scope : scopes) {
            list(sink, scope);
        }
        watching.add(sink);
    }

    void list(WatchSink sink, WatchScope scope) throws InterruptedException {
        sink.state(scope, new WatchState.Listing());
        sink.listStarts(scope);
        for (ObjectNode object : objects.values()) {
            if (scopeOf(object).equals(scope)) {
                sink.listed(scope, object.deepCopy(), 100);
            }
        }
        sink.listEnds(scope);
        sink.state(scope, new WatchState.Watching());
    }

    /** What happens in the scope is not seen any more, and why. */
    void breaks(WatchScope scope, WatchState state) throws InterruptedException {
        unseen.put(scope, new ArrayList<>());
        fares(scope, state);
    }

    /** The watch is taken up where it broke. */
    void mends(WatchScope scope) throws InterruptedException {
        fares(scope, new WatchState.Watching());
        for (News news : Objects.requireNonNull(unseen.remove(scope))) {
            tell(news.type(), news.object());
        }
    }

    /** What the watch would be taken up behind is forgotten (410): everything is listed again. */
    void mendsByAList(WatchScope scope) throws InterruptedException {
        unseen.remove(scope);
        for (WatchSink sink : watching) {
            list(sink, scope);
        }
    }

    void fares(WatchScope scope, WatchState state) throws InterruptedException {
        for (WatchSink sink : watching) {
            sink.state(scope, state);
        }
    }

    /** In each scope there is nothing else up to now. */
    void bookmarks() throws InterruptedException {
        for (WatchSink sink : watching) {
            for (WatchScope scope : scopes) {
                sink.current(scope);
            }
        }
    }

    void nobodyWatches() {
        watching.clear();
    }

    /** Somebody puts back a backup of then. */
    void versionsGoBackTo(int then) {
        version = then;
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
        List<News> late = unseen.get(scopeOf(object));
        if (late != null) {
            late.add(new News(type, object));
            return;
        }
        for (WatchSink sink : watching) {
            sink.news(scopeOf(object), type, object.deepCopy(), 100);
        }
    }

    private static WatchScope scopeOf(ObjectNode object) {
        String kind = object.path("kind").asText("");
        return Stream.of(DEPLOYMENTS, CONFIG_MAPS, PODS, REPLICA_SETS, VOLUMES, NODES, OBJECTIVES, CORRELATIONS)
                .filter(scope -> scope.kind().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String key(ObjectNode object) {
        return object.path("kind").asText("") + "/"
                + object.path("metadata").path("name").asText("");
    }
}
