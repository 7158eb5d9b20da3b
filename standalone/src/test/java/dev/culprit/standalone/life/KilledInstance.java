package dev.culprit.standalone.life;

import java.io.IOException;
import java.nio.file.Path;

/** An {@link Instance} in a process of its own, which ends in the middle of whatever it does. */
final class KilledInstance implements AutoCloseable {
    private final Process process;

    KilledInstance(String broker, Path folder, String name) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Instance.Alone.class.getName(),
                broker,
                folder.toString(),
                name);
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling(name + ".log").toFile())
                .start();
        // the JVM may be ended in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
