package dev.culprit.faults.rig;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that is started again whenever it ends, as a kubelet does, and that can be killed, or halted and let
 * go on.
 */
public final class Child implements AutoCloseable {
    private final String name;
    private final ProcessBuilder builder;
    private final int port;
    private @Nullable Process process;
    private boolean wanted;

    /**
     * A JVM with the classes of this one.
     *
     * @param port where it answers
     */
    Child(String name, Class<?> program, List<String> arguments, Map<String, String> variables, Path folder, int port) {
        this.name = name;
        this.port = port;
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(arguments);
        File log = folder.resolve(name + ".log").toFile();
        builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("CULPRIT_"));
        builder.environment().putAll(variables);
    }

    public String name() {
        return name;
    }

    /** Where it answers. */
    public int port() {
        return port;
    }

    /** From now on it runs, and is started again when it ends. */
    public synchronized void start() throws IOException {
        wanted = true;
        tend();
    }

    /** Starts it again where it has ended. */
    synchronized void tend() throws IOException {
        if (wanted && (process == null || !process.isAlive())) {
            process = builder.start();
        }
    }

    /** As {@code kill -9} does; whoever tends it starts it again. */
    public synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** The same, and it stays down until it is started. */
    public synchronized void halt() throws InterruptedException {
        wanted = false;
        kill();
    }

    /** In order, as {@code kill} does; whoever tends it starts it again. */
    public synchronized void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    /** SIGSTOP: it holds its connections and does nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private synchronized void signal(String signal) throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    @Override
    public synchronized void close() {
        wanted = false;
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
