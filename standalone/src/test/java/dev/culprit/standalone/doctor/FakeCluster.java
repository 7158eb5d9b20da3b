package dev.culprit.standalone.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.BundledDefinition;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An API server that knows a few kinds, and grants every right that was not taken. */
final class FakeCluster {
    private static final String SLOK = "/apis/observability.slok.io/v1alpha1";
    private static final String OPERATOR = "/apis/monitoring.coreos.com/v1";
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";

    private final FakeServer server;
    private final Set<String> denied = ConcurrentHashMap.newKeySet();

    FakeCluster(FakeServer server) {
        this.server = server;
        server.on("/version", "{\"major\":\"1\",\"minor\":\"31\",\"gitVersion\":\"v1.31.2\"}")
                .on(
                        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                        201,
                        "{\"status\":{\"userInfo\":{\"username\":\"system:serviceaccount:culprit:culprit\"}}}")
                .on("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", this::review)
                .on(
                        "/apis",
                        "{\"groups\":[" + group("apps", "v1") + "," + group("observability.slok.io", "v1alpha1") + "]}")
                .on("/api/v1", resources("v1", "Pod pods", "Secret secrets", "ConfigMap configmaps", "Event events"))
                .on("/apis/apps/v1", resources("apps/v1", "Deployment deployments"))
                .on(
                        SLOK,
                        resources(
                                "observability.slok.io/v1alpha1",
                                "ServiceLevelObjective servicelevelobjectives",
                                "SLOComposition slocompositions",
                                "SLOCorrelation slocorrelations"))
                .on(OPERATOR, resources("monitoring.coreos.com/v1", "PrometheusRule prometheusrules"))
                .on(SLOK + "/servicelevelobjectives", list("ServiceLevelObjective", "[]"))
                .on(SLOK + "/slocompositions", list("SLOComposition", "[]"))
                .on(OPERATOR + "/prometheusrules", list("PrometheusRule", "[]"));
        for (BundledDefinition definition : BundledDefinition.values()) {
            define(definition, definition.yaml());
        }
    }

    String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: fake, cluster: {server: "%s"}}]
                users: [{name: me, user: {token: kubeconfig-secret}}]
                contexts: [{name: fake, context: {cluster: fake, user: me}}]
                current-context: fake
                """.formatted(server.url());
    }

    /** From now on nobody may: {@code list secrets}, {@code patch slocorrelations/status}. */
    void deny(String... rights) {
        denied.addAll(Set.of(rights));
    }

    void define(BundledDefinition definition, String yaml) {
        try {
            server.on(
                    DEFINITIONS + definition.resourceName(),
                    new YAMLMapper().readTree(yaml).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void forget(BundledDefinition definition) {
        server.on(
                DEFINITIONS + definition.resourceName(),
                404,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":404}");
    }

    /** An SLO whose status somebody else writes. */
    void slosAreKeptBy(String manager) {
        server.on(SLOK + "/servicelevelobjectives", list("ServiceLevelObjective", """
                [{"apiVersion":"observability.slok.io/v1alpha1","kind":"ServiceLevelObjective","metadata":{"name":"checkout",
                "namespace":"shop","managedFields":[{"manager":"%s","operation":"Update","subresource":"status",
                "apiVersion":"observability.slok.io/v1alpha1","fieldsType":"FieldsV1",
                "fieldsV1":{"f:status":{"f:objective":{}}}}]},"spec":{}}]""".formatted(manager)));
    }

    private FakeServer.Answer review(String question) {
        try {
            ObjectNode review = (ObjectNode) Json.mapper().readTree(question);
            JsonNode asked = review.path("spec").path("resourceAttributes");
            String part = asked.path("subresource").asText("");
            String right = asked.path("verb").asText() + " "
                    + asked.path("resource").asText() + (part.isEmpty() ? "" : "/" + part);
            review.putObject("status").put("allowed", !denied.contains(right));
            return FakeServer.Answer.of(201, review.toString());
        } catch (JsonProcessingException e) {
            return FakeServer.Answer.of(400, "");
        }
    }

    private static String group(String name, String version) {
        return "{\"name\":\"%s\",\"versions\":[{\"groupVersion\":\"%s/%s\",\"version\":\"%s\"}]}"
                .formatted(name, name, version, version);
    }

    private static String resources(String apiVersion, String... kinds) {
        var resources = Json.mapper().createArrayNode();
        for (String kind : kinds) {
            String[] names = kind.split(" ", 2);
            var one = resources.addObject().put("kind", names[0]).put("name", names[1]);
            one.put("namespaced", true).putArray("verbs").add("get").add("list").add("watch");
        }
        return "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"" + apiVersion
                + "\",\"resources\":" + resources + "}";
    }

    private static String list(String kind, String items) {
        String apiVersion =
                kind.equals("PrometheusRule") ? "monitoring.coreos.com/v1" : "observability.slok.io/v1alpha1";
        return "{\"kind\":\"" + kind + "List\",\"apiVersion\":\"" + apiVersion + "\",\"metadata\":{},\"items\":" + items
                + "}";
    }
}
