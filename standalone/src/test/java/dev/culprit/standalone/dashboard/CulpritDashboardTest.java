package dev.culprit.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.testing.dashboard.Catalogue;
import dev.culprit.testing.dashboard.Dashboard;
import dev.culprit.testing.dashboard.Query;
import dev.culprit.testing.dashboard.Shape;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard of Culprit itself asks for meters that the page of meters lists, which is made of what registries show. */
class CulpritDashboardTest {
    private static final Pattern SETTING =
            Pattern.compile("\\b(http|llm|notify|page|prometheus|rules)\\.[a-z.-]*[a-z]");

    @Test
    void itCanBeImportedAndRead() throws IOException {
        assertThat(Shape.faults(Dashboard.of("culprit"))).isEmpty();
    }

    @Test
    void everyMeterAndLabelThatItAsksForIsThere() throws IOException {
        Catalogue meters = catalogue();
        List<Query> queries = Dashboard.of("culprit").queries();

        assertThat(queries).hasSizeGreaterThan(60);
        assertThat(queries.stream().flatMap(query -> meters.missing(query).stream()))
                .isEmpty();
    }

    @Test
    void everyMeterOfOursIsOnIt() throws IOException {
        String asked = Dashboard.of("culprit").queries().toString();

        assertThat(MetricsPage.families().stream()
                        .filter(family -> family.name().startsWith("culprit_")))
                .extracting(Exposition.Family::name)
                .filteredOn(name -> !asked.contains(name))
                // how many alerts Prometheus was asked for is the sum of its answers
                .containsExactlyInAnyOrder("culprit_collector_onset_asked_total");
    }

    @Test
    void theSettingsThatPanelsNameCanBeSet() throws IOException {
        List<String> settings = AllInOne.definitionOf().toMarkdown().lines().toList();
        for (String dashboard : List.of("slos", "culprit")) {
            for (JsonNode panel : Dashboard.of(dashboard).panels()) {
                assertThat(SETTING.matcher(panel.path("description").asText()).results())
                        .allSatisfy(name ->
                                assertThat(settings).anyMatch(line -> line.startsWith("| `" + name.group() + "` |")));
            }
        }
    }

    /** Whoever scrapes adds job and instance, and tells whether it could. */
    private static Catalogue catalogue() throws IOException {
        var catalogue = new Catalogue(List.of("job", "instance"));
        catalogue.add("up", Map.of());
        for (Exposition.Family family : MetricsPage.families()) {
            family.series().forEach(series -> catalogue.add(series, family.labels()));
        }
        return catalogue;
    }
}
