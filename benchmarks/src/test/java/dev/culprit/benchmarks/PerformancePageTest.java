package dev.culprit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerformancePageTest {
    @Test
    void onlyWhatIsBetweenTheMarkersIsWrittenAnew() {
        String page = "# Prose\n\n" + PerformancePage.BEGIN + "old\n" + PerformancePage.END + "\nMore prose\n";

        assertThat(PerformancePage.filled(page, "new\n\n"))
                .isEqualTo(
                        "# Prose\n\n" + PerformancePage.BEGIN + "\nnew\n\n" + PerformancePage.END + "\nMore prose\n");
    }

    @Test
    void aPageWithoutMarkersIsLeftAlone() {
        assertThatIllegalArgumentException().isThrownBy(() -> PerformancePage.filled("# Prose\n", "new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"performance.md", "scaling.md"})
    void thePagesOfTheRepositoryHaveAPlaceForFigures(String name) throws IOException {
        String page = Files.readString(Path.of("..", "docs", name));

        assertThat(PerformancePage.filled(page, "figures")).contains("figures");
    }
}
