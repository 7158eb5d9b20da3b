package dev.culprit.standalone.alerting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine that runs until the test ends, whatever becomes of it. */
final class Daemon implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final Process process;
    private final Path log;

    /** Runs in a folder, and leaves there what it logs under its name. */
    Daemon(Path folder, String name, List<String> command) throws IOException {
        this.log = folder.resolve(name + ".log");
        this.process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // the JVM may be ended in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Free a moment ago. */
    String log() throws IOException {
        return log.getFileName() + (process.isAlive() ? "" : " ended with " + process.exitValue()) + ":\n"
                + Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly().onExit().join();
    }
}
