package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.standalone.doctor.Patient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit doctor} as a person sees it, and as a program reads it. */
class DoctorCommandTest {
    private static final Path PAGE = Path.of("../docs/doctor.md");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
    void aWholeReportReadsLikeThis() throws IOException {
        assertThat(doctor()).isZero();
        String report = "$ culprit doctor\n" + shown();
        out.getBuffer().setLength(0);
        patient.without("http.tokens")
                .with("http.anonymous", "true")
                .with("llm.model", "eagle-70b")
                .with("kafka.bootstrap.servers", "127.0.0.1:1");
        assertThat(doctor("--only", "settings,kafka,topics,model")).isOne();
        report += "\n$ culprit doctor --only settings,kafka,topics,model\n" + shown();

        String page = Files.readString(PAGE);
        String start = "<!-- generated: report -->\n```\n";
        String made = page.substring(0, page.indexOf(start) + start.length())
                + report
                + page.substring(page.indexOf("```\n<!-- end of generated: report -->"));
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(made);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonIsOneLineAFindingAndNothingElse() throws IOException {
        patient.with("llm.model", "eagle-70b");

        assertThat(doctor("--output", "json", "--only", "slack,model")).isOne();

        var lines = new ArrayList<JsonNode>();
        for (String line : out.toString().lines().toList()) {
            lines.add(Json.mapper().readTree(line));
        }
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("check").asText()).isEqualTo("slack");
        assertThat(lines.get(0).path("outcome").asText()).isEqualTo("ok");
        assertThat(lines.get(0).has("fix")).isFalse();
        assertThat(lines.get(1).path("outcome").asText()).isEqualTo("wrong");
        assertThat(lines.get(1).path("fix").asText()).startsWith("set llm.model to");
    }

    @Test
    void warningsAreNoFailure() throws IOException {
        patient.without("http.tokens").with("http.anonymous", "true");

        assertThat(doctor("--only", "settings")).isZero();

        assertThat(out.toString()).contains("0 wrong, 2 warning, 1 ok, 0 skipped");
    }

    @Test
    void noSecretIsEverShownWhateverOthersAnswer() throws IOException {
        patient.everybodyIsLoud();
        patient.with("llm.format", "no-such " + Patient.SECRETS.get(4)).with("slack.min-severity", "worst");

        assertThat(doctor()).isOne();

        assertThat(out + err.toString()).doesNotContain(Patient.SECRETS);
    }

    @Test
    void whoeverDoesNotAnswerIsNotWaitedForBeyondTheDeadline() throws IOException {
        patient.modelIsSilent();

        assertThat(doctor("--only", "slack,model", "--timeout", "1")).isOne();

        assertThat(out.toString())
                .contains("ok       slack", "wrong    model         the model cannot be asked: no answer within 1 s");
    }

    @Test
    void wrongArgumentsAreNamed() throws IOException {
        assertThat(doctor("--only", "kafka,slak")).isEqualTo(2);
        assertThat(doctor("--timeout", "0")).isEqualTo(2);
        assertThat(doctor("--alertmanager", "am:9093")).isEqualTo(2);
        assertThat(doctor("--kafka-user", "correlater")).isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "--only knows no check 'slak': there are settings, cluster,",
                        "--timeout must be from 1 to 300 seconds",
                        "--alertmanager must be an http or https URL",
                        "--kafka-user knows no process 'correlater': there are topics, event-collector, correlator,");
    }

    private int doctor(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("doctor", "--config", patient.file().toString()));
        all.addAll(List.of(arguments));
        return CulpritCommand.commandLine(Patient.CLOCK, Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    /** Without what differs from one run to another. */
    private String shown() {
        Map<String, String> places = Map.of(
                "cluster", "10.0.0.1:6443",
                "prometheus", "prometheus:9090",
                "alertmanager", "alertmanager:9093",
                "grafana", "grafana:3000");
        var shown = new StringBuilder();
        for (String line : out.toString().lines().toList()) {
            String check = line.isEmpty() ? "" : line.substring(8).strip().split(" ", 2)[0];
            String place = places.getOrDefault(check, "127.0.0.1:8085");
            shown.append(line.replace("127.0.0.1:" + patient.port(), place)
                            .replace("port " + patient.port(), "port 8085")
                            .replace("127.0.0.1 takes", "models.example takes")
                            .replace(folder + "/", ""))
                    .append('\n');
        }
        return shown.toString();
    }
}
