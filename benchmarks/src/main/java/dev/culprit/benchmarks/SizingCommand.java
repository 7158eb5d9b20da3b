package dev.culprit.benchmarks;

import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.sizing.Compression;
import dev.culprit.benchmarks.sizing.SizingBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts bytes, which are the same on every machine. */
@Command(
        name = "sizing",
        mixinStandardHelpOptions = true,
        description = "Counts what is kept of changes, questions and alerts, and writes it into docs/scaling.md.")
@SuppressWarnings("NullAway.Init") // picocli sets what has a default
final class SizingCommand implements Callable<Integer> {
    private static final Duration SPAN = Duration.ofHours(12);

    private final Clock clock;

    @Option(names = "--partitions", defaultValue = "4", description = "Of every topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--page",
            defaultValue = "docs/scaling.md",
            description = "What is written into (${DEFAULT-VALUE}).")
    private Path page;

    @Option(names = "--quick", description = "A tenth of it: whether it runs; printed, not written.")
    private boolean quick;

    @Spec
    private CommandSpec spec;

    SizingCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws BenchmarkException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        Instant start = clock.instant().minus(SPAN);
        var sections = new ArrayList<Section>(new SizingBenchmark(partitions, quick ? 0.05 : 1).run(start, line -> {
            err.println(line);
            err.flush();
        }));
        sections.add(new Compression(quick ? 100 : 2_000).run(start));
        String figures = sections.stream().map(Section::text).collect(Collectors.joining());
        PrintWriter out = spec.commandLine().getOut();
        out.print(figures);
        out.flush();
        if (!quick) {
            PerformancePage.write(page, figures);
        }
        return 0;
    }
}
