package dev.culprit.deployables.cluster;

import static org.assertj.core.api.Assertions.assertThat;

/** All that the processes may be asked to do in one namespace: an SLO, a change, an alert, and what became old. */
final class Incident {
    private Incident() {}

    /** Before the processes start. */
    static void prepare(LiveCluster cluster) throws Exception {
        cluster.kubectlWith(Given.expiredCorrelation(), "apply", "--validate=false", "-f", "-");
        cluster.kubectlWith(
                Given.expiredStatus(
                        cluster.kubectl("get", "slocorr", "old", "-o", "jsonpath={.metadata.resourceVersion}"),
                        cluster.namespace()),
                "replace",
                "--raw",
                "/apis/observability.slok.io/v1alpha1/namespaces/" + cluster.namespace()
                        + "/slocorrelations/old/status",
                "-f",
                "-");
        cluster.kubectlWith(Given.slo(), "apply", "--validate=false", "-f", "-");
        cluster.kubectlWith(Given.composition(), "apply", "--validate=false", "-f", "-");
        cluster.kubectl("create", "deployment", "checkout", "--image=checkout:1");
    }

    /** A change, and the alert of the SLO that it burns. */
    static void burn(LiveCluster cluster, Started collector) throws Exception {
        cluster.kubectl("set", "image", "deployment/checkout", "checkout=checkout:2");
        cluster.kubectl("create", "configmap", "clock");
        String now = cluster.kubectl("get", "configmap", "clock", "-o", "jsonpath={.metadata.creationTimestamp}");
        assertThat(collector
                        .post("/api/v1/alerts", Given.alert(cluster.namespace(), now))
                        .statusCode())
                .isEqualTo(200);
    }
}
