package dev.culprit.collector.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file {@code {"services": {name: {"workload": {kind, namespace, name}, "dependsOn": [name, ...]}}}}. A name in
 * {@code dependsOn} that is no key of {@code services} stands for something outside the cluster: nothing leads on from it.
 */
public final class GivenTopology {
    private final Path file;
    private final String cluster;
    private final JsonNode services;

    private GivenTopology(Path file, String cluster, JsonNode services) {
        this.file = file;
        this.cluster = cluster;
        this.services = services;
    }

    /** One record for each service, older than anything that is to be judged by them. */
    public static List<Outgoing> read(Path file, CollectorSettings settings) throws TopologyException {
        return read(file, settings.cluster(), settings.buckets(), Instant.EPOCH);
    }

    /**
     * One record for each service.
     *
     * @param at the timestamp of the records
     */
    private static List<Outgoing> read(Path file, String cluster, int buckets, Instant at) throws TopologyException {
        var topology = new GivenTopology(file, cluster, services(file));
        var records = new ArrayList<Outgoing>();
        for (Map.Entry<String, JsonNode> service : topology.services.properties()) {
            Dependencies value = topology.dependencies(service.getKey(), service.getValue(), at);
            String placement = Bucket.ofNode(cluster, value.subject(), buckets).key();
            records.add(new Outgoing.Keyed(Topic.DEPENDENCIES, value.key(), placement, value, at));
        }
        return List.copyOf(records);
    }

    private static JsonNode services(Path file) throws TopologyException {
        try {
            JsonNode services = Json.mapper().readTree(Files.readAllBytes(file)).path("services");
            if (!services.isObject()) {
                throw new TopologyException("the topology has no object 'services'", file.toString(), "add it");
            }
            return services;
        } catch (JsonProcessingException e) {
            throw new TopologyException("the topology is no JSON", file + position(e), "correct it there", e);
        } catch (IOException e) {
            throw new TopologyException(
                    "cannot read the topology", file.toString(), "name a file that exists and may be read", e);
        }
    }

    private static String position(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private Dependencies dependencies(String name, JsonNode service, Instant at) throws TopologyException {
        String field = "services[" + name + "]";
        if (name.isBlank()) {
            throw new TopologyException("a service has no name", file.toString(), "name it");
        }
        var edges = new ArrayList<DependencyEdge>();
        if (service.has("workload")) {
            edges.add(new DependencyEdge(
                    Relation.RUNS_ON, workload(service.path("workload"), field), field + ".workload"));
        }
        for (JsonNode callee : service.path("dependsOn")) {
            if (callee.asText("").isBlank()) {
                throw new TopologyException(
                        field + ".dependsOn has an entry that is no name",
                        file.toString(),
                        "give the name of a service");
            }
            edges.add(new DependencyEdge(Relation.CALLS, subject(callee.asText()), field + ".dependsOn"));
        }
        return new Dependencies(cluster, subject(name), new TreeMap<>(), new TreeMap<>(), edges, at);
    }

    private ObjectRef workload(JsonNode workload, String field) throws TopologyException {
        String kind = workload.path("kind").asText("");
        String namespace = workload.path("namespace").asText("");
        String name = workload.path("name").asText("");
        if (kind.isBlank() || namespace.isBlank() || name.isBlank()) {
            throw new TopologyException(
                    field + ".workload lacks a part", file.toString(), "give it kind, namespace and name");
        }
        return ObjectRef.of(kind, namespace, name);
    }

    private static ObjectRef subject(String service) {
        return new ObjectRef(Dependencies.TOPOLOGY_GROUP, Dependencies.TOPOLOGY_SERVICE, "", service);
    }
}
