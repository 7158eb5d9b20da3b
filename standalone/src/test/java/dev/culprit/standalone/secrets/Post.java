package dev.culprit.standalone.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.standalone.live.RunningCulprit;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that comes over HTTP, with something planted in it, and what was answered. */
final class Post {
    private static final String ALERTS = "/api/v1/alerts";
    private static final String CHANGES = "/api/v1/changes";
    private static final String AUDIT = "/api/v1/audit";

    /** {@code §} is a secret, {@code ¤} a mark. */
    private static final String CHANGE = """
            {"id": "§", "source": "ci", "kind": "Deploy", "namespace": "%s", "name": "deploy --token=§",
             "actor": "ann token=§", "summary": "rotated for ¤, password=§", "token": "§",
             "url": "https://ci.example.org/x?token=§",
             "fields": [{"path": "DB_PASSWORD", "before": "§", "after": "§"},
                        {"path": "config", "after": {"user": "ann", "token": "§", "nested": {"passwords": ["§"]}}},
                        {"path": "db", "after": "postgres://app:§@db:5432/x"}],
             "affects": [{"kind": "Deployment", "name": "open"}]}""";

    private final RunningCulprit culprit;
    private final String namespace;
    private final Planted planted;
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    Post(RunningCulprit culprit, String namespace, Planted planted) {
        this.culprit = culprit;
        this.namespace = namespace;
        this.planted = planted;
    }

    /** All bodies of answers. */
    String answers() {
        return String.join("\n", answers.stream().map(HttpResponse::body).toList());
    }

    /** Of the SLO of that name; the status. */
    int alert(String slo, Instant startsAt) throws Exception {
        ObjectNode alert = (ObjectNode) Json.mapper().readTree("{\"labels\": {}, \"annotations\": {}}");
        alert.withObjectProperty("labels").put("slo_name", slo).put("alertname", "Burn");
        alert.withObjectProperty("annotations")
                .put("runbook_url", "https://wiki.example.org/" + planted.mark(Planted.HARMLESS + "runbook"));
        return alert(alert, startsAt);
    }

    /** One of the plants; the status. */
    int alert(ObjectNode alert, Instant startsAt) throws Exception {
        alert.withObjectProperty("labels").put("slo_namespace", namespace);
        return send(ALERTS, payload(alert, startsAt));
    }

    /** One that says of no namespace that it is there, and lands among the dead letters; the status. */
    int deadAlert(Instant startsAt) throws Exception {
        String json = """
                {"labels": {"slo_name": "lost-¤", "alertname": "Burn", "token": "§", "db": "http://u:§@x"},
                 "annotations": {"description": "password=§", "runbook_url": "https://x/y?token=§"}}""";
        return send(ALERTS, payload((ObjectNode) Json.mapper().readTree(filled(json, "dead alert")), startsAt));
    }

    private static String payload(ObjectNode alert, Instant startsAt) {
        alert.put("status", "firing").put("startsAt", startsAt.toString());
        ObjectNode payload = Json.mapper().createObjectNode().put("version", "4");
        payload.putArray("alerts").add(alert);
        return payload.toString();
    }

    int change() throws Exception {
        return send(CHANGES, filled(CHANGE.formatted(namespace), "reported change"));
    }

    /** That somebody has patched a ConfigMap. */
    int write(String configMap, Instant from, Instant to) throws Exception {
        String json = """
            {"level": "RequestResponse", "auditID": "%1$s", "stage": "ResponseComplete", "verb": "patch",
             "requestURI": "/api/v1/namespaces/%2$s/configmaps/%3$s?fieldManager=kubectl-patch&token=§",
             "user": {"username": "¤@example.com token=§", "groups": ["token=§"], "extra": {"x": ["§"]}},
             "impersonatedUser": {"username": "password=§"}, "sourceIPs": ["§"], "userAgent": "curl/1 token=§",
             "objectRef": {"resource": "configmaps", "namespace": "%2$s", "name": "%3$s", "apiVersion": "v1"},
             "requestObject": {"kind": "Secret", "data": {"pin": "§"}}, "responseObject": {"data": {"pin": "§"}},
             "responseStatus": {"code": 200}, "annotations": {"token": "§"},
             "requestReceivedTimestamp": "%4$s", "stageTimestamp": "%5$s"}""".formatted(configMap, namespace, configMap, from, to);
        String item = filled(json, "audit event");
        return send(AUDIT, "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[" + item + "]}");
    }

    /** What can never be taken; the statuses. */
    List<Integer> nonsense() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (String path : List.of(ALERTS, CHANGES, AUDIT)) {
            for (String body : List.of("§", "{\"a\": \"§", "[\"§\"]", "\"§\"", "{\"password\": \"§\"}", "{'§': 1}")) {
                statuses.add(send(path, filled(body, "nonsense to " + path)));
            }
            HttpResponse<String> refused = culprit.post(path, "{}", Optional.of(planted.secret("a wrong token")));
            answers.add(refused);
            statuses.add(refused.statusCode());
        }
        statuses.add(send(ALERTS, filled("{\"version\": \"§\", \"alerts\": []}", "version of a payload")));
        for (String field : List.of("kind", "source", "type", "at", "namespace", "url")) {
            ObjectNode change = (ObjectNode)
                    Json.mapper().readTree(CHANGE.formatted(namespace).replace("¤", "§"));
            change.put(field, "token=§");
            statuses.add(send(CHANGES, filled(change.toString(), "a wrong " + field)));
        }
        return statuses;
    }

    private String filled(String text, String place) {
        String marked = text.contains("¤") ? text.replace("¤", planted.mark(Planted.HARMLESS + place)) : text;
        return marked.replace("§", planted.secret(place));
    }

    private int send(String path, String json) throws Exception {
        HttpResponse<String> answer = culprit.post(path, json);
        answers.add(answer);
        return answer.statusCode();
    }
}
