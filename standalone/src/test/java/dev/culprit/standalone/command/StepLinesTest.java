package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepLinesTest {
    private final StringWriter printed = new StringWriter();

    @Test
    void aStepIsALine() {
        StepLines.besideLogs(new PrintWriter(printed), Map.of()).say("Ready {}");

        assertThat(printed).hasToString("Ready {}" + System.lineSeparator());
    }

    @Test
    void whereLogsAreJsonAStepIsOneOfThem() {
        StepLines.besideLogs(new PrintWriter(printed), Map.of("CULPRIT_LOG_FORMAT", "json"))
                .say("Ready");

        assertThat(printed.toString()).isEmpty();
    }
}
