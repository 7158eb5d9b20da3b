package dev.culprit.faults.rig;

import dev.culprit.testing.JavaProcess;
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
    private final JavaProcess.Command command;
    private final int port;
    private @Nullable JavaProcess process;
    private boolean wanted;

    /** A program of ours in a JVM of its own, with little memory. */
    static JavaProcess.Command command(
            Path log, Class<?> program, List<String> arguments, Map<String, String> variables) {
        var words = new ArrayList<>(List.of(program.getName()));
        words.addAll(arguments);
        return JavaProcess.Command.of(words, variables, log).with("-Xmx384m");
    }

    /** @param port where it answers */
    Child(String name, JavaProcess.Command command, int port) {
        this.name = name;
        this.command = command;
        this.port = port;
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
            process = command.start();
        }
    }

    /** As {@code kill -9} does; whoever tends it starts it again. */
    public synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.kill();
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
            process.stop();
        }
    }

    /** SIGSTOP: it holds its connections and does nothing. */
    public synchronized void freeze() throws IOException, InterruptedException {
        if (process != null) {
            process.freeze();
        }
    }

    /** SIGCONT. */
    public synchronized void thaw() throws IOException, InterruptedException {
        if (process != null) {
            process.thaw();
        }
    }

    @Override
    public synchronized void close() {
        wanted = false;
        if (process != null) {
            process.close();
        }
    }
}
