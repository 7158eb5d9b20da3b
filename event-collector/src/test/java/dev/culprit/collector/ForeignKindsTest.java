package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ChangeType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds that are called like one of Kubernetes' own, in a group of somebody else. */
class ForeignKindsTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @ParameterizedTest
    @ValueSource(strings = {"Event", "Lease", "Job", "Endpoints", "Pod", "Node", "Service", "Ingress", "Namespace"})
    void anObjectOfSuchAKindIsACustomResourceLikeAnyOther(String kind) {
        KubeObject before = object("estate.farm.example/v1", kind, "barn")
                .with("spec", "{'nodeName':'a','selector':{'x':'1'},'taints':[{'key':'node.kubernetes.io/x'}]}");
        KubeObject after = before.with("spec.nodeName", "'b'").version(101);
        assertThat(Watch.of(before).modified(LATER, after).change()).satisfies(change -> {
            assertThat(change.type()).isEqualTo(ChangeType.UPDATE);
            assertThat(change.fields())
                    .singleElement()
                    .extracting(field -> field.path())
                    .isEqualTo("spec.nodeName");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coordination.k8s.io/v1/Lease",
                "v1/Event",
                "events.k8s.io/v1/Event",
                "v1/Endpoints",
                "cilium.io/v2/CiliumEndpoint"
            })
    void thoseOfKubernetesAreNoiseAsBefore(String kind) {
        int slash = kind.lastIndexOf('/');
        KubeObject before = object(kind.substring(0, slash), kind.substring(slash + 1), "barn")
                .with("spec", "{'a':'1'}");
        assertThat(Watch.of(before)
                        .modified(LATER, before.with("spec.a", "'2'").version(101))
                        .changes())
                .isEmpty();
    }
}
