package dev.culprit.standalone.life;

import dev.culprit.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An {@link Instance} in a process of its own, which ends in the middle of whatever it does. */
final class KilledInstance implements AutoCloseable {
    private final JavaProcess process;

    KilledInstance(String broker, Path folder, String name) throws IOException {
        process = JavaProcess.Command.of(
                        List.of(Instance.Alone.class.getName(), broker, folder.toString(), name),
                        Map.of(),
                        folder.resolveSibling(name + ".log"))
                .start();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
