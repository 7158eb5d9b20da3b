package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known of a workload from its template alone.
 *
 * @param claims names of its volume claim templates: a claim is called {@code <template>-<workload>-<ordinal>}
 */
record Workload(
        ObjectRef ref,
        SortedMap<String, String> podLabels,
        List<DependencyEdge> uses,
        ConfigReads reads,
        List<String> claims) {
    static Workload of(Snapshot object) {
        PodTemplate template = PodTemplate.of(object);
        JsonNode claims = object.spec().path("volumeClaimTemplates");
        return new Workload(
                object.ref(),
                Snapshot.strings(template.labels()),
                Uses.of(template),
                ConfigReads.of(template),
                PodTemplate.stream(claims)
                        .map(claim -> claim.path("metadata").path("name").asText(""))
                        .toList());
    }

    boolean uses(ObjectRef target) {
        return uses.stream().anyMatch(edge -> edge.target().equals(target)) || claims(target);
    }

    private boolean claims(ObjectRef target) {
        return target.kind().equals("PersistentVolumeClaim")
                && target.namespace().equals(ref.namespace())
                && claims.stream().anyMatch(claim -> target.name().startsWith(claim + "-" + ref.name() + "-"));
    }

    boolean isSelectedBy(SortedMap<String, String> selector) {
        return !selector.isEmpty() && podLabels.entrySet().containsAll(selector.entrySet());
    }
}
