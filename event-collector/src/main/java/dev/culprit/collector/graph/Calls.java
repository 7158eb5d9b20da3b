package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whom workloads call, by the hosts that their templates and ConfigMaps mention. */
final class Calls {
    private final Predicate<ObjectRef> isKnownService;
    private final Map<ObjectRef, JsonNode> configMaps = new HashMap<>();
    private final Map<ObjectRef, List<Mention>> mentionsOf = new HashMap<>();

    Calls(Predicate<ObjectRef> isKnownService) {
        this.isKnownService = isKnownService;
    }

    void put(ObjectRef configMap, JsonNode content) {
        configMaps.put(configMap, content.path("data"));
        mentionsOf.remove(configMap);
    }

    void remove(ObjectRef configMap) {
        configMaps.remove(configMap);
        mentionsOf.remove(configMap);
    }

    /** Every host that a workload's own fields or the ConfigMaps it reads mention. */
    List<Mention> mentions(Workload workload) {
        var mentions = new ArrayList<>(workload.reads().mentions());
        String namespace = workload.ref().namespace();
        for (String name : workload.reads().whole()) {
            ObjectRef configMap = ObjectRef.of("ConfigMap", namespace, name);
            mentions.addAll(mentionsOf.computeIfAbsent(configMap, this::readAll));
        }
        for (ConfigReads.Key key : workload.reads().keys()) {
            if (!key.configMap().isEmpty()) {
                mentions.addAll(read(key, ObjectRef.of("ConfigMap", namespace, key.configMap())));
            }
        }
        return List.copyOf(mentions);
    }

    Stream<DependencyEdge> edges(Workload workload, List<Mention> mentions) {
        return mentions.stream()
                .flatMap(mention -> target(mention, workload.ref().namespace())
                        .map(target -> new DependencyEdge(Relation.CALLS, target, mention.field()))
                        .stream());
    }

    private List<Mention> readAll(ObjectRef configMap) {
        JsonNode data = configMaps.get(configMap);
        return data == null
                ? List.of()
                : data.properties().stream()
                        .flatMap(entry -> Hosts.in(
                                entry.getKey(),
                                entry.getValue().asText(""),
                                configMap + " data[" + entry.getKey() + "]")
                                .stream())
                        .toList();
    }

    private List<Mention> read(ConfigReads.Key key, ObjectRef configMap) {
        JsonNode data = configMaps.get(configMap);
        return data == null
                ? List.of()
                : Hosts.in(key.variable(), data.path(key.key()).asText(""), key.field());
    }

    /** A bare name is a host of the own namespace if there is such a Service or the key says that it is an address. */
    private Optional<ObjectRef> target(Mention mention, String namespace) {
        List<String> labels = mention.labels();
        int svc = labels.indexOf("svc");
        if (svc >= 2) {
            return service(labels.get(svc - 1), mention.service());
        }
        return switch (labels.size()) {
            case 1 ->
                service(namespace, mention.service())
                        .filter(service -> mention.asAddress() || isKnownService.test(service));
            case 2 -> service(labels.get(1), mention.service()).filter(isKnownService);
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectRef> service(String namespace, String name) {
        return name.isEmpty() || namespace.isEmpty()
                ? Optional.empty()
                : Optional.of(ObjectRef.of("Service", namespace, name));
    }
}
