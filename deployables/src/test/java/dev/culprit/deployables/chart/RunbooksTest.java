package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each alert about Culprit itself has a page that says what to do, and there is no page of an alert that is gone. */
class RunbooksTest {
    private static final Path PAGES = Path.of("../docs/runbooks");

    @Test
    void eachAlertHasAPage() throws Exception {
        for (String alert : alerts()) {
            assertThat(Files.readString(PAGES.resolve(alert + ".md")))
                    .startsWith("# " + alert + "\n")
                    .contains("\n## What it means\n", "\n## What to look at\n", "\n## What to do\n");
        }
        try (var pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> String.valueOf(page.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(
                            alerts().stream().map(alert -> alert + ".md").toList());
        }
    }

    private static List<String> alerts() {
        JsonNode rules = Chart.of("strimzi").of("PrometheusRule").getFirst().at("/spec/groups/0/rules");
        return rules.valueStream()
                .map(rule -> rule.path("alert").asText())
                .distinct()
                .toList();
    }
}
