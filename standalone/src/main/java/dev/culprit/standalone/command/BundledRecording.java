package dev.culprit.standalone.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** The incident that comes with Culprit. */
final class BundledRecording {
    /** Set by the launcher to where Culprit is installed. */
    private static final String HOME = "culprit.home";

    private BundledRecording() {}

    static Path folder() throws CommandException {
        Path bundled = Path.of(System.getProperty(HOME, ".")).resolve("examples/incidents/bad-release");
        if (!Files.isDirectory(bundled)) {
            throw new CommandException("the bundled recording is not at " + bundled
                    + ": start Culprit with ./culprit, or name a recording");
        }
        return bundled;
    }
}
