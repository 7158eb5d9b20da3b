package dev.culprit.standalone.alerting;

import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's Prometheus and Alertmanager, set to watch a shop and to post its alerts to a webhook. */
final class Monitoring implements AutoCloseable {
    static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    static final Path ALERTMANAGER = Path.of("/usr/bin/prometheus-alertmanager");

    /** The 5m of the series' names is short, so that a test is too. */
    private static final String RULES = """
            groups:
              - name: shop
                rules:
                  - record: slok:sli_error_rate:5m
                    expr: sum(rate(shop_errors_total[15s])) / sum(rate(shop_requests_total[15s]))
                    labels: {slo_name: shop-availability, slo_namespace: shop}
                  - record: slok:burn_rate:5m
                    expr: slok:sli_error_rate:5m / 0.001
                  - record: slok:error_budget_remaining
                    expr: vector(0.4)
                    labels: {slo_name: shop-availability, slo_namespace: shop}
                  - alert: ShopBurns
                    expr: slok:burn_rate:5m > 14
                    labels: {severity: page, long_window: 1h, short_window: 5m}
            """;

    private final int port = FreePort.next();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Daemon alertmanager;
    private final Daemon prometheus;

    Monitoring(Path folder, Shop shop, String webhook, String token) throws IOException {
        int alerts = FreePort.next();
        Files.writeString(folder.resolve("alertmanager.yml"), alertmanagerSettings(webhook, token));
        Files.writeString(folder.resolve("prometheus.yml"), prometheusSettings(shop.port(), alerts));
        Files.writeString(folder.resolve("rules.yml"), RULES);
        alertmanager = new Daemon(
                folder,
                "alertmanager",
                List.of(
                        ALERTMANAGER.toString(),
                        "--config.file=alertmanager.yml",
                        "--storage.path=alertmanager",
                        "--web.listen-address=127.0.0.1:" + alerts,
                        "--cluster.listen-address="));
        prometheus = new Daemon(
                folder,
                "prometheus",
                List.of(
                        PROMETHEUS.toString(),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=prometheus",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--rules.alert.resend-delay=1s"));
    }

    private static String prometheusSettings(int shop, int alertmanager) {
        return """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: shop
                static_configs: [{targets: ['127.0.0.1:%d']}]
            alerting:
              alertmanagers:
                - static_configs: [{targets: ['127.0.0.1:%d']}]
            """.formatted(shop, alertmanager);
    }

    private static String alertmanagerSettings(String webhook, String token) {
        return """
            route:
              receiver: culprit
              group_by: [alertname]
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 1h
              routes:
                - {receiver: intruder, continue: true}
                - {receiver: culprit}
            receivers:
              - name: culprit
                webhook_configs:
                  - url: %1$s
                    send_resolved: true
                    http_config: {authorization: {credentials: %2$s}}
              - name: intruder
                webhook_configs:
                  - url: %1$s
                    http_config: {authorization: {credentials: guessed}}
            """.formatted(webhook, token);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether the burn rate has been recorded for a while. */
    boolean knowsTheUsualLevel() throws InterruptedException {
        var question = HttpRequest.newBuilder(
                        url().resolve("/api/v1/query?query=count_over_time(slok:burn_rate:5m%5B1m%5D)%20%3E%2020"))
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("shop-availability");
        } catch (IOException notUpYet) {
            return false;
        }
    }

    String logs() throws IOException {
        return prometheus.log() + alertmanager.log();
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
        http.shutdownNow();
    }
}
