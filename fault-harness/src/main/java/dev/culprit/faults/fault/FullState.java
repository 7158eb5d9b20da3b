package dev.culprit.faults.fault;

import dev.culprit.faults.rig.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** The disk of a correlator's state is full when it starts; only where the folder is a small file system of its own. */
record FullState(Child correlator, Path folder) implements Fault {
    private static final long SMALL = 1L << 30;
    private static final int CHUNK = 1 << 16;

    static Optional<Fault> of(Child correlator, Path folder) {
        return isSmall(folder) ? Optional.of(new FullState(correlator, folder)) : Optional.empty();
    }

    private static boolean isSmall(Path folder) {
        try {
            return Files.isDirectory(folder) && Files.getFileStore(folder).getTotalSpace() < SMALL;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return correlator.name() + " killed, its disk full";
    }

    @Override
    public Set<String> hits() {
        return Set.of(correlator.name());
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        fill();
        correlator.kill();
    }

    private void fill() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (var out = Files.newOutputStream(filler(), StandardOpenOption.CREATE)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // that is what it is for: no space is left
            if (Files.getFileStore(folder).getUsableSpace() > CHUNK) {
                throw e;
            }
        }
    }

    @Override
    public void end() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }
}
