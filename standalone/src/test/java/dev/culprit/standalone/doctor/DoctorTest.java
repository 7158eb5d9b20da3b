package dev.culprit.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.check.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each trouble of settings, ports, Prometheus and Alertmanager is named, with what mends it. */
class DoctorTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // begin sets it
    private Patient patient;

    @BeforeEach
    void begin() throws IOException {
        patient = new Patient(folder);
    }

    @AfterEach
    void end() {
        patient.close();
    }

    @Test
    void nothingIsWrongWithAHealthySetUpAndNothingIsWritten() throws Exception {
        List<Told> told = patient.examined();

        assertThat(told).extracting(one -> one.finding().outcome()).doesNotContain("wrong", "warning");
        assertThat(told).extracting(Told::check).containsSubsequence(Doctor.NAMES);
        assertThat(patient.server.asked())
                .filteredOn(asked -> !asked.startsWith("GET "))
                .containsOnly(
                        "POST /apis/authentication.k8s.io/v1/selfsubjectreviews",
                        "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        "POST /api/auth.test");
    }

    @Test
    void everyMistakeInTheSettingsIsNamedAndTheRestIsStillLookedAt() throws Exception {
        patient.with("http.prot", "1").with("redaction.key", "short").with("slack.token.file", "/nowhere");
        patient.with("http.port", "many");

        List<Told> told = patient.examined();

        assertThat(told)
                .filteredOn(one -> one.check().equals("settings"))
                .extracting(one -> one.finding().text())
                .anyMatch(line -> line.contains("http.prot is no setting: did you mean http.port?"))
                .anyMatch(line -> line.contains("redaction.key must be a text of 16 characters or more"))
                .anyMatch(line -> line.contains("http.port must be a whole number"))
                .anyMatch(line -> line.contains("slack.token"));
        assertThat(of(told, "port")).isEqualTo(new Skipped("settings are wrong: see settings"));
        assertThat(of(told, "cluster")).isInstanceOf(Ok.class);
    }

    @ParameterizedTest
    @CsvSource({"redaction.key, redaction.key is missing", "http.tokens, http.tokens and http.logins are not set"})
    void aMissingSecretIsNamedWithTheCommandThatMakesOne(String setting, String mistake) throws Exception {
        patient.without(setting);

        assertThat(patient.trouble("settings")).isInstanceOf(Wrong.class).satisfies(finding -> {
            assertThat(finding.text()).startsWith(mistake);
            assertThat(finding.fix().orElseThrow()).contains("openssl rand -hex 32");
        });
    }

    @Test
    void anOpenPortThatIsMeantIsAWarning() throws Exception {
        patient.without("http.tokens")
                .with("http.anonymous", "true")
                .with("page.tokens", "page-secret-of-many-letters");

        assertThat(patient.trouble("settings"))
                .isEqualTo(
                        new Warning(
                                "whoever reaches port " + patient.server.port() + " can send alerts and changes",
                                "set CULPRIT_HTTP_TOKENS, and give a token to Alertmanager: http_config.authorization.credentials"));
    }

    @Test
    void portsThatAreApartAreNamedByTheirSettings() throws Exception {
        patient.without("http.tokens").with("http.anonymous", "true").with("page.port", "9443");
        patient.with("http.port", "9444").with("http.management.port", String.valueOf(patient.server.port()));
        patient.server.on("/livez", "<html>It works</html>");

        assertThat(patient.examined("settings"))
                .extracting(one -> one.finding().text())
                .contains(
                        "whoever reaches port 9444 can send alerts and changes",
                        "whoever reaches port 9443 can read all correlations on the page");
        assertThat(patient.trouble("port").fix()).contains("set http.management.port to a port that nobody else has");
    }

    @Test
    void aPrometheusThatAsksForALoginIsNamed() throws Exception {
        patient.server.on("/api/v1/query", 401, "Unauthorized");

        assertThat(patient.trouble("prometheus").fix().orElseThrow()).contains("CULPRIT_PROMETHEUS_TOKEN");
    }

    @Test
    void aPrometheusThatIsAwayOrSomethingElseIsNamed() throws Exception {
        patient.server.on("/api/v1/query", "<html>Grafana</html>");
        assertThat(patient.trouble("prometheus").text()).contains("answers with what is no JSON");

        patient.with("prometheus.url", "http://127.0.0.1:1");
        assertThat(patient.trouble("prometheus").text())
                .isEqualTo("Prometheus cannot be asked: cannot connect to 127.0.0.1:1: nobody listens there");
    }

    @Test
    void aPrometheusWithoutSeriesRulesOrAlertmanagersIsNamed() throws Exception {
        patient.prometheusHas();
        patient.prometheusRules("{\"name\":\"Watchdog\",\"type\":\"alerting\",\"labels\":{\"severity\":\"none\"}}");
        patient.server.on("/api/v1/alertmanagers", "{\"status\":\"success\",\"data\":{\"activeAlertmanagers\":[]}}");

        assertThat(patient.examined("prometheus", "alertmanager"))
                .extracting(
                        one -> one.finding().outcome() + ": " + one.finding().text())
                .containsExactly(
                        "ok: " + patient.server.url() + " answers, version 3.5.0",
                        "warning: it has no series of an SLO, by SLOK, Sloth or Pyrra",
                        "warning: no rule alerts by a label that names an SLO (slo_name, sloth_slo, slo)",
                        "wrong: it knows no Alertmanager: no alert is sent to anybody",
                        "skipped: Prometheus names none: give --alertmanager URL");
    }

    @Test
    void aRuleWhoseLabelComesWithItsSeriesAlertsOfAnSlo() throws Exception {
        for (String query : List.of(
                "slok:burn_rate:1h > 14.4",
                "max(slo:sli_error:ratio_rate5m{sloth_id='x'} > 0.01) without (sloth_window)",
                "http_requests:burnrate5m{slo='x'} > 0.1")) {
            patient.prometheusRules(
                    "{\"name\":\"Burn\",\"type\":\"alerting\",\"labels\":{},\"query\":\"" + query + "\"}");

            assertThat(patient.examined("prometheus"))
                    .extracting(one -> one.finding().text())
                    .contains("1 rule alerts of SLOs");
        }
    }

    @Test
    void aRuleThatFailsIsNamedInItsOwnWords() throws Exception {
        patient.prometheusRules("{\"name\":\"Burn\",\"type\":\"alerting\",\"health\":\"err\","
                + "\"lastError\":\"many-to-many matching\\nnot allowed\",\"labels\":{\"sloth_slo\":\"x\"}}");

        assertThat(patient.trouble("prometheus").text())
                .isEqualTo("1 of 1 rules that alert of SLOs fail, first Burn: many-to-many matching not allowed");
    }

    @Test
    void anAlertmanagerThatDoesNotCallUsIsNamed() throws Exception {
        patient.alertmanager("route: {receiver: mail}\nreceivers: [{name: mail}]\n");

        Finding trouble = patient.trouble("alertmanager");

        assertThat(trouble.text()).contains("no webhook's URL ends in /api/v1/alerts");
        assertThat(trouble.fix().orElseThrow()).contains("webhook_configs");
    }

    @Test
    void aReceiverThatLeadsNowhereOrSendsNoEndOrNoLoginOrNotAllIsNamed() throws Exception {
        patient.alertmanager(Patient.ALERTMANAGER_CONFIG
                .replace("receiver: culprit", "receiver: nobody")
                .replace("send_resolved: true", "send_resolved: false")
                .replace("http_config", "http_other")
                .replace("max_alerts: 0", "max_alerts: 10"));

        String name = patient.server.url() + ", receiver culprit: ";
        assertThat(patient.examined("alertmanager"))
                .extracting(
                        one -> one.finding().outcome() + ": " + one.finding().text())
                .containsExactly(
                        "wrong: " + name + "no route leads to it",
                        "wrong: " + name + "send_resolved is false: no burn is ever known to end",
                        "wrong: " + name + "it shows no login, and we ask for one: each alert is answered 401",
                        "warning: " + name + "max_alerts is 10: what is beyond is cut off");
    }

    @Test
    void anAlertmanagerThatHidesAddressesIsNotGuessedAt() throws Exception {
        String hidden = Patient.ALERTMANAGER_CONFIG.replace("http://culprit.culprit:8085/api/v1/alerts", "<secret>");
        patient.alertmanager(hidden);
        assertThat(patient.examined("alertmanager"))
                .singleElement()
                .satisfies(one -> assertThat(one.finding().text())
                        .contains("its address is hidden, and may be ours", "for slo_name!=\"\""));

        patient.alertmanager(hidden.replace("culprit", "hooks"));
        assertThat(patient.trouble("alertmanager")).isInstanceOf(Warning.class);
    }

    @Test
    void anAlertmanagerThatIsGivenIsLookedAtInPlaceOfThoseThatPrometheusKnows() throws Exception {
        URI other = URI.create(patient.server.url() + "/am/");
        patient.server.on("/am/api/v2/status", 401, "");

        assertThat(patient.examined(Patient.CLOCK, other, "alertmanager"))
                .singleElement()
                .satisfies(one -> assertThat(one.finding().text()).contains("asks for a login"));
    }

    @Test
    void aCulpritThatIsNotReadyIsNamedWithItsReasons() throws Exception {
        patient.server.on("/readyz", 503, "cluster: the API server is away\ncorrelator: it waits\n");

        assertThat(patient.trouble("port").text())
                .endsWith("is not ready: cluster: the API server is away; correlator: it waits");
    }

    @Test
    void whoeverElseHasThePortIsNamed() throws Exception {
        patient.server.on("/livez", "<html>It works</html>");

        assertThat(patient.trouble("port").text()).endsWith("is not Culprit");
    }

    @Test
    void whatIsNotSetUpIsSkippedWithAWord() throws Exception {
        patient.without("slack.", "grafana.", "llm.", "prometheus.")
                .with("http.port", "1")
                .with("rules.enabled", "false");

        assertThat(patient.examined(
                        "rules",
                        "kafka",
                        "topics",
                        "groups",
                        "clusters",
                        "prometheus",
                        "alertmanager",
                        "port",
                        "slack",
                        "grafana",
                        "model"))
                .hasSize(11)
                .allSatisfy(one -> assertThat(one.finding()).isInstanceOf(Skipped.class));
    }

    private static Finding of(List<Told> told, String check) {
        return told.stream()
                .filter(one -> one.check().equals(check))
                .findFirst()
                .orElseThrow()
                .finding();
    }
}
