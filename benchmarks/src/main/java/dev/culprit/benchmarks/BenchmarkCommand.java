package dev.culprit.benchmarks;

import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.rig.BenchmarkException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All measurements in one run. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures the correlator and writes the figures into docs/performance.md.")
final class BenchmarkCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Sizes sizes;

    @Option(names = "--only", split = ",", description = "Some of ${COMPLETION-CANDIDATES}; printed, not written.")
    private @Nullable List<Part> only;

    @Option(
            names = "--page",
            defaultValue = "docs/performance.md",
            description = "What the figures are written into, between its markers (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path page;

    @Option(
            names = "--quick",
            description = "The smallest sizes: whether all runs, not how fast; printed, not written.")
    private boolean quick;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    BenchmarkCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws BenchmarkException, IOException {
        Set<Part> parts = only == null ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        Machine machine = Machine.now(clock);
        String figures = new Figures(machine, measure(parts)).text();
        PrintWriter out = spec.commandLine().getOut();
        out.print(figures);
        out.flush();
        if (only == null && !quick) {
            PerformancePage.write(page, figures);
        }
        return 0;
    }

    private List<Section> measure(Set<Part> parts) throws BenchmarkException {
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> progress = line -> {
            err.println(line);
            err.flush();
        };
        List<Section> sections = new ArrayList<>();
        for (Part part : parts) {
            sections.add(measure(part, progress));
        }
        return sections;
    }

    private Section measure(Part part, Consumer<String> progress) throws BenchmarkException {
        Instant now = clock.instant();
        return switch (part) {
            case THROUGHPUT -> chosen().throughput().run(now.minus(chosen().span()), progress);
            case LOOKUP -> chosen().lookup().run(now, progress);
            case LATENCY -> chosen().latency().run(clock, progress);
        };
    }

    private Sizes chosen() {
        return quick ? Sizes.smallest() : sizes;
    }
}
