package dev.culprit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Five minutes; {@code scripts/faults} goes on for hours. */
@EnabledIfEnvironmentVariable(named = FaultsIT.KUBECONFIG, matches = ".+")
class FaultsIT {
    static final String KUBECONFIG = "CULPRIT_TEST_KUBECONFIG";

    /** That of the API server, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @BeforeEach
    void theClusterKnowsWhatIsDefined() throws Exception {
        Process kubectl = new ProcessBuilder(
                        "kubectl",
                        "--kubeconfig",
                        System.getenv(KUBECONFIG),
                        "apply",
                        "--validate=false",
                        "-f",
                        "../api/src/crds")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kubectl.log").toFile())
                .start();
        assertThat(kubectl.waitFor()).isZero();
    }

    @Test
    void nothingIsLostDoubledOrWrong() throws Exception {
        var plan = new Run.Plan(Path.of(System.getenv(KUBECONFIG)), folder, 20261122, 1);

        Run.Outcome outcome = new Run(plan, Duration.ofMinutes(5), Duration.ofSeconds(4), CLOCK, line -> {}).run();

        assertThat(outcome.isGood()).as(new Report(plan.seed(), outcome).text()).isTrue();
        assertThat(outcome.faults()).hasSizeGreaterThan(5);
    }
}
