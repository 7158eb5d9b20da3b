package dev.culprit.faults;

import java.time.Clock;
import picocli.CommandLine;

/** The command {@code scripts/faults}. */
public final class FaultsProgram {
    private FaultsProgram() {}

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        System.exit(new CommandLine(new FaultsCommand(Clock.systemUTC())).execute(args));
    }
    // CHECKSTYLE ON
}
