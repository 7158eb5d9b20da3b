package dev.culprit.deployables.cluster;

/** What people and Alertmanager do in a cluster. */
final class Given {
    private Given() {}

    static String slo() {
        return """
                apiVersion: observability.slok.io/v1alpha1
                kind: ServiceLevelObjective
                metadata: {name: checkout-availability}
                spec:
                  displayName: Checkout
                  objective:
                    name: availability
                    target: 99.9
                    window: 30d
                    sli:
                      query:
                        totalQuery: http_requests_total{service="checkout"}
                        errorQuery: http_requests_total{service="checkout",status=~"5.."}
                  workloadSelector:
                    labelSelector: {app: checkout}
                """;
    }

    static String composition() {
        return """
                apiVersion: observability.slok.io/v1alpha1
                kind: SLOComposition
                metadata: {name: front-door}
                spec:
                  target: 99.5
                  window: 30d
                  composition: {type: AND_MIN}
                  objectives:
                    - {name: checkout, ref: {name: checkout-availability}}
                """;
    }

    static String alert(String namespace, String startsAt) {
        return """
                {"version": "4", "groupKey": "g", "status": "firing", "receiver": "culprit", "truncatedAlerts": 0,
                 "alerts": [{"status": "firing",
                   "labels": {"alertname": "SLOBurn", "slo_name": "checkout-availability", "slo_namespace": "%s",
                              "severity": "critical"},
                   "annotations": {"burn_rate": "46"},
                   "startsAt": "%s", "fingerprint": "219d0e70fc807077"}]}
                """.formatted(namespace, startsAt);
    }

    /** One that Culprit wrote long ago. */
    static String expiredCorrelation() {
        return """
                apiVersion: observability.slok.io/v1alpha1
                kind: SLOCorrelation
                metadata: {name: old, labels: {app.kubernetes.io/managed-by: culprit}}
                spec: {sloRef: {name: search, namespace: search}}
                """;
    }

    static String expiredStatus(String resourceVersion, String namespace) {
        return """
                {"apiVersion": "observability.slok.io/v1alpha1", "kind": "SLOCorrelation",
                 "metadata": {"name": "old", "namespace": "%s", "resourceVersion": "%s"},
                 "status": {"revision": 3, "phase": "Final", "severity": "critical",
                   "detectedAt": "2024-05-04T10:00:00Z",
                   "window": {"start": "2024-05-04T09:00:00Z", "end": "2024-05-04T10:10:00Z"}}}
                """.formatted(namespace, resourceVersion);
    }
}
