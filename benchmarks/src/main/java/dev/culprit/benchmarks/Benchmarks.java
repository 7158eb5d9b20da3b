package dev.culprit.benchmarks;

import java.time.Clock;
import picocli.CommandLine;

/** Measures, prints, and writes the page. Run at the root of the repository by {@code scripts/benchmark}. */
public final class Benchmarks {
    private Benchmarks() {}

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        System.exit(command(Clock.systemUTC()).execute(args));
    }
    // CHECKSTYLE ON

    static CommandLine command(Clock clock) {
        return new CommandLine(new BenchmarkCommand(clock))
                .addSubcommand(new SizingCommand(clock))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
