package dev.culprit.correlator.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.correlator.report.SloCorrelationReport;
import org.junit.jupiter.api.Test;

class SinglePageTest {
    private static final String HOSTILE = "</script><!--<script>alert('&amp;')\u2028";

    @Test
    void theDataCannotEndTheElementItStandsIn() throws Exception {
        String data = SinglePage.data(SloCorrelationReport.of(Sample.hostile(HOSTILE)));

        assertThat(data).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        JsonNode read = Json.mapper().readTree(data);
        assertThat(read.at("/correlation/status/correlatedEvents/0/name").asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void everythingIsInTheFileAndAllThatRunsIsNamedByItsHash() {
        String page = SinglePage.of(SloCorrelationReport.of(Sample.likely()));

        assertThat(page).contains(SinglePage.MARK).doesNotContain("src=\"", "rel=\"stylesheet\"");
        assertThat(page.substring(0, 600))
                .contains("'sha256-" + Digest.of(Assets.script()) + "'")
                .doesNotContain("unsafe");
        assertThat(Assets.text(Assets.CHART))
                .contains("Permission to use, copy, modify")
                .doesNotContain("</script");
        assertThat(Assets.script()).doesNotContain("</script", "innerHTML =", "\nimport ", "\nexport ");
    }

    @Test
    void aCorrelationWithoutASummaryIsShownToo() {
        assertThat(View.of(Sample.crowded(1, 0)).summary().by()).isEqualTo("rules");
    }
}
