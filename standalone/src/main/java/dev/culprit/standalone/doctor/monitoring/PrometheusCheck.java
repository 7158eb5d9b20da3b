package dev.culprit.standalone.doctor.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.onset.SeriesQuery;
import dev.culprit.collector.process.IntakeSettings;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.web.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether Prometheus answers, knows SLOs, has rules that alert of them, and somebody to send the alerts to. */
public final class PrometheusCheck implements Check {
    private static final String REACH =
            "set prometheus.url to what comes before /api/v1, and prometheus.token, .login or .ca where it asks for them";

    private final Prometheus prometheus;
    private final Settings settings;

    public PrometheusCheck(Prometheus prometheus, Settings settings) {
        this.prometheus = prometheus;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        if (!prometheus.isSet()) {
            return List.of(
                    new Skipped(
                            "prometheus.url is not set: when a burn began is taken from the alert alone, and no SLO's status is known"));
        }
        if (prometheus.trouble().isPresent()) {
            return List.of(new Wrong(
                    prometheus.trouble().get(), "set prometheus.ca to a PEM file of the certificates to trust"));
        }
        var findings = new ArrayList<Finding>();
        Map<String, String> query = Map.of("query", "count by (__name__) (" + SeriesQuery.ofAnySlo() + ")");
        switch (prometheus.get("/api/v1/query", query, deadline)) {
            case Heard.Said said -> {
                findings.add(new Ok(prometheus.place() + " answers, " + version(deadline)));
                findings.add(series(said.json()));
                findings.add(rules(prometheus.get("/api/v1/rules", Map.of("type", "alert"), deadline)));
                findings.add(alertmanagers(prometheus.alertmanagers(deadline)));
            }
            case Heard.Denied denied ->
                findings.add(new Wrong(
                        prometheus.place() + " does not let us ask (status " + denied.status() + ")",
                        "set prometheus.token (CULPRIT_PROMETHEUS_TOKEN) or prometheus.login to what it takes"));
            case Heard.NotThere notThere ->
                findings.add(new Wrong(
                        "what answers at " + prometheus.place() + " has no /api/v1/query (status " + notThere.status()
                                + ")",
                        REACH));
            case Heard.Strange strange ->
                findings.add(
                        new Wrong("what should be Prometheus at " + prometheus.place() + " " + strange.why(), REACH));
            case Heard.Away away -> findings.add(new Wrong("Prometheus cannot be asked: " + away.why(), REACH));
        }
        return findings;
    }

    /** Others that speak its language do not tell their version. */
    private String version(Deadline deadline) throws InterruptedException {
        return prometheus.get("/api/v1/status/buildinfo", Map.of(), deadline) instanceof Heard.Said said
                ? "version " + said.json().path("data").path("version").asText("unknown")
                : "and does not tell its version";
    }

    private static Finding series(JsonNode answer) {
        List<String> names = Prometheus.elements(answer.path("data").path("result"))
                .map(one -> one.path("metric").path("__name__").asText(""))
                .sorted()
                .toList();
        return names.isEmpty()
                ? new Warning(
                        "it has no series of an SLO, by SLOK, Sloth or Pyrra",
                        "see that the rules of SLOs are loaded (docs/slo-rules.md), or set prometheus.burn-rate-query to "
                                + "a query of yours (docs/onset.md)")
                : new Ok("it has series of SLOs: "
                        + names.stream().map(PrometheusCheck::maker).distinct().collect(Collectors.joining(", ")));
    }

    private static String maker(String series) {
        if (series.startsWith("slok:")) {
            return "slok:*";
        }
        return series.startsWith("slo:") ? "Sloth's" : "Pyrra's";
    }

    private Finding rules(Heard heard) {
        if (!(heard instanceof Heard.Said said)) {
            return new Warning(
                    "it does not tell its rules", "see in its own page that rules which alert of SLOs are loaded");
        }
        List<JsonNode> alerting = Prometheus.elements(said.json().path("data").path("groups"))
                .flatMap(group -> Prometheus.elements(group.path("rules")))
                .filter(rule -> rule.path("type").asText("alerting").equals("alerting"))
                .filter(this::isOfSlo)
                .toList();
        List<JsonNode> failing = alerting.stream()
                .filter(rule -> rule.path("health").asText("").equals("err"))
                .toList();
        if (!failing.isEmpty()) {
            JsonNode first = failing.getFirst();
            return new Wrong(
                    failing.size() + " of " + alerting.size() + " rules that alert of SLOs fail, first "
                            + first.path("name").asText("") + ": "
                            + first.path("lastError").asText(""),
                    "correct the rule, or what it is computed from");
        }
        return alerting.isEmpty()
                ? new Warning(
                        "no rule alerts by a label that names an SLO ("
                                + String.join(
                                        ", ",
                                        IntakeSettings.from(settings).labels().slo()) + ")",
                        "load the rules of SLOs into this Prometheus; with the Operator, set rules.labels to what it "
                                + "selects (docs/rule-generator.md), or alerts.labels.slo to your label")
                : new Ok(alerting.size() + (alerting.size() == 1 ? " rule alerts" : " rules alert") + " of SLOs");
    }

    /** The label may be the rule's own, or come with the series that its expression names. */
    private boolean isOfSlo(JsonNode rule) {
        List<String> names = IntakeSettings.from(settings).labels().slo();
        String words = Stream.concat(names.stream(), Stream.of("slok"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<!\\w)(", ")(?!\\w)"));
        return names.stream().anyMatch(label -> rule.path("labels").has(label))
                || Pattern.compile(words).matcher(rule.path("query").asText("")).find();
    }

    private static Finding alertmanagers(Heard heard) {
        if (!(heard instanceof Heard.Said said)) {
            return new Warning("it does not tell its Alertmanagers", "name one to look at: --alertmanager URL");
        }
        int count = said.json().path("data").path("activeAlertmanagers").size();
        return count == 0
                ? new Wrong(
                        "it knows no Alertmanager: no alert is sent to anybody",
                        "set `alerting.alertmanagers` in its configuration (with the Operator, spec.alerting)")
                : new Ok("it sends alerts to " + count + (count == 1 ? " Alertmanager" : " Alertmanagers"));
    }
}
