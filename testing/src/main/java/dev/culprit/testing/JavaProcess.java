package dev.culprit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, with the classes of this one and none of its settings. It does not outlive this one. */
public final class JavaProcess implements AutoCloseable {
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // the JVM may be ended in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Command command;
    private final Process process;

    /**
     * How it is started.
     *
     * @param options of the JVM
     * @param program the main class, and its arguments
     * @param variables besides those of this process that are no settings
     * @param out where it prints to, behind what is there
     * @param err the same file, or one of its own
     */
    public record Command(
            List<String> options, List<String> program, Map<String, String> variables, Path out, Path err) {
        public Command {
            options = List.copyOf(options);
            program = List.copyOf(program);
            variables = Map.copyOf(variables);
        }

        /** With all that it prints in one file. */
        public static Command of(List<String> program, Map<String, String> variables, Path log) {
            return new Command(List.of(), program, variables, log, log);
        }

        /** The same with more options of the JVM. */
        public Command with(String... more) {
            var all = new ArrayList<>(options);
            all.addAll(List.of(more));
            return new Command(all, program, variables, out, err);
        }

        public JavaProcess start() throws IOException {
            return new JavaProcess(this);
        }

        private ProcessBuilder builder() {
            var words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // it lives for seconds
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED"));
            words.addAll(options);
            words.addAll(List.of(
                    "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
            words.addAll(program);
            var builder = new ProcessBuilder(words).redirectOutput(Redirect.appendTo(out.toFile()));
            if (err.equals(out)) {
                builder.redirectErrorStream(true);
            } else {
                builder.redirectError(Redirect.appendTo(err.toFile()));
            }
            builder.environment().keySet().removeIf(Command::isSetting);
            builder.environment().putAll(variables);
            return builder;
        }

        private static boolean isSetting(String variable) {
            return variable.startsWith("CULPRIT_") || variable.startsWith("OTEL_") || variable.equals("PROMETHEUS_URL");
        }
    }

    private JavaProcess(Command command) throws IOException {
        this.command = command;
        process = command.builder().start();
        RUNNING.add(process);
        var unused = process.onExit().thenAccept(RUNNING::remove);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Its exit code; empty where it has not ended by itself in that time. */
    public OptionalInt exit(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** What it has printed, and where both go to one file, complained of. */
    public String said() {
        return text(command.out());
    }

    /** What it has complained of. */
    public String complained() {
        return text(command.err());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For whoever waits for something of it in vain. */
    public void mustLive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue() + ": " + complained());
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** In order, as {@code kill} does; where it does not end, by force. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            kill();
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

    private void signal(String signal) throws IOException, InterruptedException {
        if (process.isAlive()) {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
