package dev.culprit.collector.real;

import java.util.List;

/** Manifests that say no more than they have to. */
final class Manifests {
    private Manifests() {}

    static String deployment(String name, String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: main, image: '%2$s'}]}
                """.formatted(name, image);
    }

    /** @param data fields in YAML's flow style */
    static String configMap(String name, String data) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                data: {%s}
                """.formatted(name, data);
    }

    /** Of a Deployment of the same name. */
    static String autoscaler(String name) {
        return """
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: {name: %1$s}
                spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %1$s}}
                """.formatted(name);
    }

    static String all(List<String> manifests) {
        return String.join("---\n", manifests);
    }
}
