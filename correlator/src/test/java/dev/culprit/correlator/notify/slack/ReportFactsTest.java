package dev.culprit.correlator.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.correlator.notify.Links;
import dev.culprit.correlator.report.Example;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReportFactsTest {
    private final ReportMessage report =
            new ReportMessage(new Links(Optional.empty(), Optional.empty()), Story::byRule);

    @Test
    void whatIsLeftOfTheBudgetIsTold() {
        assertThat(facts(Example.LIKELY))
                .contains("Burn rate\n14.4x what the budget allows", "Error budget\n41.2% left");
    }

    @Test
    void whatNobodyToldIsNotMadeUp() {
        assertThat(facts(Example.UNLIKELY))
                .contains("Burn rate\nnot told")
                .noneMatch(fact -> fact.startsWith("Error budget"));
    }

    private List<String> facts(Example example) {
        JsonNode blocks = report.of(example.correlation()).blocks();
        return StreamSupport.stream(blocks.findValue("fields").spliterator(), false)
                .map(field -> field.path("text").asText())
                .toList();
    }
}
