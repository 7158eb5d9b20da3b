package dev.culprit.runtime.process;

import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Runs a program. Exit codes: 0 it was asked to stop, 1 it could not start or go on, 2 arguments or settings are wrong.
 * A signal ends it in order, and leaves the exit code that the JVM gives it.
 */
public final class Launcher {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    /** Kubernetes kills after 30 seconds. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    private final Program program;
    private final PrintStream out;
    private final PrintStream err;

    Launcher(Program program, PrintStream out, PrintStream err) {
        this.program = program;
        this.out = out;
        this.err = err;
    }

    /** What a program's {@code main} consists of. Does not return. */
    public static void main(Program program, String[] args) {
        // Before anything has a logger: the logs' configuration reads it
        if (Arrays.asList(args).contains("--debug") && System.getenv(LogVariables.LEVEL) == null) {
            System.setProperty(LogVariables.LEVEL, "DEBUG");
        }
        System.exit(new Launcher(program, System.out, System.err).run(List.of(args), System.getenv()));
    }

    /** For a command that runs a program and ends itself; the exit code. */
    public static int run(Program program, List<String> args, Map<String, String> environment) {
        return new Launcher(program, System.out, System.err).run(args, environment);
    }

    int run(List<String> args, Map<String, String> environment) {
        return switch (Arguments.parse(args)) {
            case Arguments.Parsed.Wrong wrong -> complain(wrong.mistakes());
            case Arguments.Parsed.Right right when right.arguments().help() -> help();
            case Arguments.Parsed.Right right -> run(right.arguments(), environment);
        };
    }

    private int run(Arguments arguments, Map<String, String> environment) {
        List<String> wrong = LogVariables.mistakes(environment);
        if (!wrong.isEmpty()) {
            return complain(wrong);
        }
        try {
            Settings settings = Settings.read(program.definition(), Sources.of(environment, arguments.config()));
            return run(settings, arguments.debug());
        } catch (SettingsException e) {
            return complain(e.mistakes());
        }
    }

    private int run(Settings settings, boolean debug) {
        bridgeLogs();
        Parts parts = new Parts();
        CountDownLatch isStopped = new CountDownLatch(1);
        Thread hook = stopOnSignal(parts, isStopped);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> parts.fail(thread.getName(), failure));
        try {
            return start(settings, parts, debug) && parts.awaitEnd() == Parts.End.ASKED ? DONE : FAILED;
        } finally {
            parts.close(LONGEST_STOP);
            isStopped.countDown();
            forget(hook);
        }
    }

    /** What the JDK itself logs goes the way of all others, and has their format. */
    private static void bridgeLogs() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    private boolean start(Settings settings, Parts parts, boolean debug) {
        // A task keeps whatever a start throws without a broad catch
        FutureTask<Boolean> start = new FutureTask<>(() -> {
            program.start(settings, parts);
            return true;
        });
        start.run();
        if (start.state() == FutureTask.State.SUCCESS) {
            return true;
        }
        Throwable failure = start.exceptionNow();
        complain(List.of(firstLine(failure) + (debug ? "" : " (--debug shows more)")));
        if (debug) {
            failure.printStackTrace(err);
        }
        return false;
    }

    /** The JVM ends when its hooks have ended: so this one waits for the parts. */
    private static Thread stopOnSignal(Parts parts, CountDownLatch isStopped) {
        Thread hook = new Thread(
                () -> {
                    parts.stop();
                    try {
                        if (!isStopped.await(LONGEST_STOP.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)) {
                            Runtime.getRuntime().halt(FAILED);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void forget(Thread hook) {
        if (!hook.isAlive()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is about to run it; it will find everything stopped
                return;
            }
        }
    }

    private int complain(List<String> mistakes) {
        mistakes.forEach(mistake -> err.println(program.name() + ": " + mistake));
        err.flush();
        return WRONG;
    }

    private int help() {
        out.println("""
                Usage: %s [--config FILE] [--debug] [--help]
                %s

                  --config FILE  settings as Java properties; CULPRIT_CONFIG names it as well
                  --debug        more log lines, and stack traces
                  --help         this

                Each setting is also a variable, which wins over the file. CULPRIT_LOG_LEVEL and CULPRIT_LOG_FORMAT (text or json)
                are variables alone. Exit code: 0 stopped, 1 failed, 2 wrong settings.

                %s""".formatted(
                        program.name(), program.purpose(), program.definition().toMarkdown()));
        out.flush();
        return DONE;
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getName()
                : message.lines().findFirst().orElseThrow();
    }
}
