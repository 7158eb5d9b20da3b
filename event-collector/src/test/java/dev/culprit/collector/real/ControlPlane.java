package dev.culprit.collector.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The API server of a control plane that tests may stop: that of the folder in which its process ids are kept. */
final class ControlPlane {
    static final String VARIABLE = "CULPRIT_TEST_CONTROL_PLANE";

    private final Path folder = Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    private final Path pid = folder.resolve("apiserver.pid");
    private List<String> command = List.of();

    void stop() throws Exception {
        ProcessHandle running =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        command = new ArrayList<>(List.of(running.info().command().orElseThrow()));
        command.addAll(List.of(running.info().arguments().orElseThrow()));
        running.destroyForcibly();
        running.onExit().get();
    }

    /** As it was started before. */
    void start() throws IOException {
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log/apiserver.log").toFile()))
                .start();
        Files.writeString(pid, started.pid() + "\n");
    }
}
