package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whom workloads call, by the hosts that their templates and ConfigMaps mention. Of a ConfigMap only the hosts in it are
 * kept: there are many, and they are large.
 */
final class Calls {
    private final Names names;
    private final Map<ObjectRef, Map<String, Hosts.Found>> configMaps = new HashMap<>();

    Calls(Names names) {
        this.names = names;
    }

    void put(ObjectRef configMap, JsonNode content) {
        var found = new TreeMap<String, Hosts.Found>();
        content.path("data").properties().forEach(entry -> {
            Hosts.Found hosts = Hosts.found(entry.getValue().asText(""));
            if (!hosts.isEmpty()) {
                found.put(entry.getKey(), hosts);
            }
        });
        if (found.isEmpty()) {
            configMaps.remove(configMap);
        } else {
            configMaps.put(configMap, found);
        }
    }

    void remove(ObjectRef configMap) {
        configMaps.remove(configMap);
    }

    /** Every host that a workload's own fields or the ConfigMaps it reads mention. */
    List<Mention> mentions(Workload workload) {
        var mentions = new ArrayList<>(workload.reads().mentions());
        String namespace = workload.ref().namespace();
        for (String name : workload.reads().whole()) {
            ObjectRef configMap = ObjectRef.of("ConfigMap", namespace, name);
            found(configMap)
                    .forEach((key, hosts) -> mentions.addAll(hosts.under(key, configMap + " data[" + key + "]")));
        }
        for (ConfigReads.Key key : workload.reads().keys()) {
            if (!key.configMap().isEmpty()) {
                Hosts.Found hosts = found(ObjectRef.of("ConfigMap", namespace, key.configMap()))
                        .get(key.key());
                mentions.addAll(hosts == null ? List.of() : hosts.under(key.variable(), key.field()));
            }
        }
        return List.copyOf(mentions);
    }

    private Map<String, Hosts.Found> found(ObjectRef configMap) {
        return configMaps.getOrDefault(configMap, Map.of());
    }

    Stream<DependencyEdge> edges(Workload workload, List<Mention> mentions) {
        return mentions.stream()
                .flatMap(mention -> names.targets(mention, workload.ref().namespace())
                        .map(target -> new DependencyEdge(Relation.CALLS, target, mention.field())));
    }
}
