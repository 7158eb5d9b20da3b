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
 * @param account the name of the ServiceAccount that its Pods run under
 * @param claims names of its volume claim templates: a claim is called {@code <template>-<workload>-<ordinal>}
 */
record Workload(
        ObjectRef ref,
        SortedMap<String, String> podLabels,
        List<DependencyEdge> uses,
        ConfigReads reads,
        String account,
        List<String> claims) {
    static Workload of(Snapshot object) {
        PodTemplate template = PodTemplate.of(object);
        JsonNode claims = object.spec().path("volumeClaimTemplates");
        return new Workload(
                object.ref(),
                Snapshot.strings(template.labels()),
                Uses.of(template),
                ConfigReads.of(template),
                account(template.podSpec()),
                PodTemplate.stream(claims)
                        .map(claim -> claim.path("metadata").path("name").asText(""))
                        .toList());
    }

    boolean uses(ObjectRef target) {
        return uses.stream().anyMatch(edge -> edge.target().equals(target)) || claims(target);
    }

    private boolean claims(ObjectRef target) {
        return target.knownKind().equals("PersistentVolumeClaim")
                && target.namespace().equals(ref.namespace())
                && claims.stream().anyMatch(claim -> target.name().startsWith(claim + "-" + ref.name() + "-"));
    }

    boolean runsUnder(ObjectRef account) {
        return account.name().equals(this.account);
    }

    private static String account(JsonNode podSpec) {
        String name = podSpec.path("serviceAccountName").asText("");
        return name.isEmpty() ? "default" : name;
    }
}
