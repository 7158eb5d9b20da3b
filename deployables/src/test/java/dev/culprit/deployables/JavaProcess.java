package dev.culprit.deployables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a container runs, as a process of this machine with the classes of this one. */
public final class JavaProcess implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 20;

    private final Path log;
    private final Process process;

    /**
     * It is started.
     *
     * @param arguments the main class, and what it takes
     * @param environment what the container has; of this process's own, all but settings
     */
    public JavaProcess(List<String> arguments, Map<String, String> environment, Path folder) throws IOException {
        log = folder.resolve("log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dculprit.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CULPRIT_"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Its exit code, where it ends by itself in that time; else -1. */
    public int exit(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** For whoever looks for what went wrong. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
