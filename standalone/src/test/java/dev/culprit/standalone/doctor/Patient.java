package dev.culprit.standalone.doctor;

import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A set-up in which all is well, until something of it is made otherwise. */
public final class Patient implements AutoCloseable {
    /** What a report must never show. */
    public static final List<String> SECRETS = List.of(
            "a-redaction-key-of-many-letters",
            "door-secret-of-many-letters",
            "prometheus-secret",
            "xoxb-slack-secret",
            "llm-secret",
            "kubeconfig-secret",
            "glsa_grafana-secret");

    /** That of the fakes, which run on the same machine. */
    public static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    static final String ALERTMANAGER_CONFIG = """
            route:
              receiver: nobody
              routes:
              - receiver: culprit
                matchers: ['slo_name!=""']
                continue: true
            receivers:
            - name: nobody
            - name: culprit
              webhook_configs:
              - send_resolved: true
                http_config: {authorization: {type: Bearer, credentials: <secret>}}
                url: http://culprit.culprit:8085/api/v1/alerts
                max_alerts: 0
            """;

    final FakeServer server = new FakeServer();
    final FakeCluster cluster = new FakeCluster(server);
    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();

    public Patient(Path folder) throws IOException {
        this.folder = folder;
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
        with("cluster.kubeconfig", kubeconfig.toString());
        with("redaction.key", SECRETS.get(0));
        with("http.port", String.valueOf(server.port())).with("http.tokens", SECRETS.get(1));
        with("prometheus.url", server.url()).with("prometheus.token", SECRETS.get(2));
        with("slack.token", SECRETS.get(3)).with("slack.channel", "#slo").with("slack.api-url", server.url());
        with("llm.api-key", SECRETS.get(4))
                .with("llm.base-url", server.url() + "/v1")
                .with("llm.model", "owl-7b");
        with("grafana.token", SECRETS.get(6)).with("grafana.api-url", server.url());
        server.on("/api/annotations", "[]");
        grafanaLets("annotations:read", "annotations:create", "annotations:write", "annotations:delete");
        server.on("/livez", "ok\n").on("/readyz", "ok\n");
        server.on("/v1/models", "{\"object\":\"list\",\"data\":[{\"id\":\"crow-1b\"},{\"id\":\"owl-7b\"}]}");
        slackSays("{\"ok\":true,\"user\":\"culprit\",\"team\":\"Zoo\"}", "chat:write,chat:write.public");
        prometheusHas("slok:burn_rate:5m", "slo:sli_error:ratio_rate5m");
        server.on("/api/v1/status/buildinfo", "{\"status\":\"success\",\"data\":{\"version\":\"3.5.0\"}}");
        prometheusRules("{\"name\":\"SLOErrorBudgetBurn\",\"type\":\"alerting\",\"health\":\"ok\","
                + "\"labels\":{\"slo_name\":\"checkout\"}}");
        server.on(
                "/api/v1/alertmanagers",
                "{\"status\":\"success\",\"data\":{\"activeAlertmanagers\":[{\"url\":\"" + server.url()
                        + "/api/v2/alerts\"}]}}");
        alertmanager(ALERTMANAGER_CONFIG);
    }

    public Patient with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public Patient without(String... prefixes) {
        settings.keySet().removeIf(name -> List.of(prefixes).stream().anyMatch(name::startsWith));
        return this;
    }

    void slackSays(String body, String scopes) {
        server.on("/api/auth.test", question -> new FakeServer.Answer(200, body, Map.of("x-oauth-scopes", scopes)));
    }

    void grafanaLets(String... actions) {
        server.on(
                "/api/access-control/user/permissions",
                Stream.of(actions)
                        .map(action -> "\"" + action + "\":[\"annotations:*\"]")
                        .collect(Collectors.joining(",", "{", "}")));
    }

    void prometheusHas(String... series) {
        var results = new ArrayList<String>();
        for (String name : series) {
            results.add("{\"metric\":{\"__name__\":\"" + name + "\"},\"value\":[0,\"1\"]}");
        }
        server.on(
                "/api/v1/query",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", results)
                        + "]}}");
    }

    void prometheusRules(String rules) {
        server.on(
                "/api/v1/rules",
                "{\"status\":\"success\",\"data\":{\"groups\":[{\"name\":\"slo\",\"rules\":[" + rules + "]}]}}");
    }

    void alertmanager(String config) {
        String quoted = config.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        server.on(
                "/api/v2/status",
                "{\"config\":{\"original\":\"" + quoted + "\"},\"versionInfo\":{\"version\":\"0.27.0\"}}");
    }

    /** Everybody repeats the secret that was told. */
    public void everybodyIsLoud() {
        for (String path : List.of(
                "/v1/models", "/api/auth.test", "/api/v1/query", "/api/v2/status", "/readyz", "/api/annotations")) {
            server.on(path, 500, String.join(" ", SECRETS));
        }
        server.on("/readyz", 503, String.join(" ", SECRETS));
    }

    /** The model never answers. */
    public void modelIsSilent() {
        server.silentOn("/v1/models");
    }

    public int port() {
        return server.port();
    }

    /** Where its settings are. */
    public Path file() throws IOException {
        var lines = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return Files.write(folder.resolve("culprit.properties"), lines);
    }

    List<Told> examined(String... checks) throws Exception {
        return examined(CLOCK, null, checks);
    }

    List<Told> examined(Clock clock, @Nullable URI alertmanager, String... checks) throws Exception {
        var told = new ArrayList<Told>();
        var sources = new Sources(Map.of(), file());
        new Doctor(sources, Duration.ofSeconds(30), clock)
                .examine(
                        Set.of(checks),
                        alertmanager == null ? List.of() : List.of(alertmanager),
                        KafkaUser.RUN,
                        told::add);
        return told;
    }

    /** The one that is not ok. */
    Finding trouble(String check) throws Exception {
        List<Finding> troubles = examined(check).stream()
                .map(Told::finding)
                .filter(finding -> !(finding instanceof Finding.Ok))
                .toList();
        if (troubles.size() != 1) {
            throw new AssertionError("not one trouble: " + troubles);
        }
        return troubles.getFirst();
    }

    @Override
    public void close() {
        server.close();
    }
}
