package dev.culprit.deployables;

import dev.culprit.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a container runs, as a process of this machine. */
public final class Contained {
    private Contained() {}

    /**
     * Starts it; what it says goes to the file {@code log} of the folder.
     *
     * @param arguments the main class, and what it takes
     * @param environment what the container has
     */
    public static JavaProcess start(List<String> arguments, Map<String, String> environment, Path folder)
            throws IOException {
        return JavaProcess.Command.of(arguments, environment, folder.resolve("log"))
                .with(
                        "-Xmx256m",
                        "-Dculprit.home=" + Path.of("..").toAbsolutePath().normalize())
                .start();
    }
}
