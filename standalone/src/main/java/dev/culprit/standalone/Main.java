package dev.culprit.standalone;

import dev.culprit.standalone.command.CulpritCommand;
import java.time.Clock;

/** The {@code culprit} command line. */
public final class Main {
    private Main() {}

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        System.exit(CulpritCommand.run(args, Clock.systemUTC()));
    }
    // CHECKSTYLE ON
}
