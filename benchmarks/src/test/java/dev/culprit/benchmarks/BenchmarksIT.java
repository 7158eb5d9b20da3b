package dev.culprit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How fast is not asserted: that each benchmark counts right, and yields figures. */
class BenchmarksIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSmallestSizesYieldAModelAndWhatItComesTo() {
        CommandLine command = Benchmarks.command(Clock.tickMillis(ZoneOffset.UTC))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));

        int exitCode = command.execute("sizing", "--quick");

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("### What takes how many bytes", "### Three installations", "### Compression")
                .containsPattern("`culprit.internal.questions` \\| \\d+ a question");
    }

    @Test
    void theSmallestSizeOfEveryBenchmarkYieldsFigures() {
        CommandLine command = Benchmarks.command(Clock.tickMillis(ZoneOffset.UTC))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));

        int exitCode = command.execute("--quick");

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString()).contains("### Throughput", "### Look-up", "### Alert to correlation");
        assertThat(out.toString().lines().filter(line -> line.matches("\\| .* \\| [<>]= \\d\\.\\d \\| \\*\\*\\d.*")))
                .as("ratios with their targets")
                .hasSize(8);
    }
}
