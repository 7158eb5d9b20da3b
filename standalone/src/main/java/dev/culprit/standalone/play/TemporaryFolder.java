package dev.culprit.standalone.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @throws PlayException when the system's temporary folder cannot be written
     */
    public static TemporaryFolder create(String prefix) throws PlayException {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new PlayException("cannot make a temporary folder: " + e.getMessage() + ": set TMPDIR to one", e);
        }
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        Folders.delete(path);
    }
}
