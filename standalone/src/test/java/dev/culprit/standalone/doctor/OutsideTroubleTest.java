package dev.culprit.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble with Slack, Grafana and the model is named, with what mends it. */
class OutsideTroubleTest {
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
    void aTokenThatSlackDoesNotTakeIsNamed() throws Exception {
        patient.slackSays("{\"ok\":false,\"error\":\"invalid_auth\"}", "");

        Finding trouble = patient.trouble("slack");

        assertThat(trouble).isInstanceOf(Wrong.class);
        assertThat(trouble.text()).contains("invalid_auth: the token is wrong");
        assertThat(trouble.fix().orElseThrow()).contains("CULPRIT_SLACK_TOKEN");
    }

    @Test
    void aScopeThatIsMissingIsNamed() throws Exception {
        patient.slackSays("{\"ok\":true,\"user\":\"culprit\",\"team\":\"Zoo\"}", "channels:read, users:read");

        assertThat(patient.trouble("slack"))
                .isEqualTo(new Wrong(
                        "the token is that of culprit in Zoo, and has not the scope chat:write, but channels:read,"
                                + " users:read",
                        "add chat:write to the app's bot token scopes, and install the app again"));
    }

    @Test
    void aWebhookIsLookedAtAndNotCalled() throws Exception {
        patient.without("slack.").with("slack.webhook-url", patient.server.url() + "/hook");

        assertThat(patient.trouble("slack")).isInstanceOf(Warning.class);
        assertThat(patient.server.asked()).isEmpty();
    }

    @Test
    void aTokenThatGrafanaDoesNotTakeIsNamed() throws Exception {
        patient.server.on("/api/annotations", 401, "{\"message\":\"Invalid API key\"}");

        Finding trouble = patient.trouble("grafana");

        assertThat(trouble).isInstanceOf(Wrong.class);
        assertThat(trouble.text()).contains("status 401 (Invalid API key): the token is wrong");
        assertThat(trouble.fix().orElseThrow()).contains("CULPRIT_GRAFANA_TOKEN");
    }

    @Test
    void aTokenThatMayOnlyReadAnnotationsIsNamedAndNoneIsDrawn() throws Exception {
        patient.grafanaLets("annotations:read", "dashboards:read");

        assertThat(patient.trouble("grafana"))
                .isEqualTo(new Wrong(
                        "127.0.0.1:" + patient.server.port() + " takes the token, which lacks"
                                + " annotations:create, annotations:write, annotations:delete",
                        "give its service account the role Editor, or the permissions annotations:read,"
                                + " annotations:create, annotations:write and annotations:delete"));
        assertThat(patient.server.asked()).allMatch(asked -> asked.startsWith("GET "));
    }

    @Test
    void aGrafanaThatDoesNotTellRightsIsNotGuessedAt() throws Exception {
        patient.server.on("/api/access-control/user/permissions", 404, "{\"message\":\"Not found\"}");

        assertThat(patient.examined("grafana"))
                .singleElement()
                .satisfies(one -> assertThat(one.finding().text())
                        .contains("it does not say whether annotations may be written"));
    }

    @Test
    void aKeyThatTheModelDoesNotTakeIsNamed() throws Exception {
        patient.server.on("/v1/models", 401, "{\"error\":\"bad key llm-secret\"}");

        assertThat(patient.trouble("model"))
                .isEqualTo(new Wrong(
                        "127.0.0.1 does not take the key (status 401)",
                        "set CULPRIT_LLM_API_KEY to a valid key of 127.0.0.1"));
    }

    @Test
    void aModelThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
        patient.with("llm.model", "eagle-70b");

        assertThat(patient.trouble("model"))
                .isEqualTo(new Wrong(
                        "127.0.0.1 takes the key and has no model eagle-70b",
                        "set llm.model to one of its 2: crow-1b, owl-7b"));
    }

    @Test
    void whatAnswersInHtmlOrNotAtAllOrWithoutEndIsNoModel() throws Exception {
        patient.server.on("/v1/models", "<html>Welcome</html>");
        assertThat(patient.trouble("model").text()).isEqualTo("127.0.0.1 answers with what is no JSON");

        patient.server.on("/v1/models", "x".repeat(17 * 1024 * 1024));
        assertThat(patient.trouble("model").text()).isEqualTo("127.0.0.1 answers with more than 16777216 bytes");

        patient.server.on("/v1/models", 404, "");
        assertThat(patient.trouble("model")).isInstanceOf(Warning.class);
    }
}
