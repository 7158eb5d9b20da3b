package dev.culprit.faults.fault;

import dev.culprit.faults.rig.Child;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What a correlator keeps on disk is garbage when it starts again. */
record CorruptState(Child correlator, Path folder) implements Fault {
    private static final int BYTES = 4096;

    @Override
    public String name() {
        return correlator.name() + " killed, its state corrupt";
    }

    @Override
    public Set<String> hits() {
        return Set.of(correlator.name());
    }

    @Override
    public boolean mendsItself() {
        return true;
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        correlator.halt();
        var random = new Random(folder.hashCode());
        for (Path file : files()) {
            try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                byte[] garbage = new byte[(int) Math.min(BYTES, open.length())];
                random.nextBytes(garbage);
                open.seek((open.length() - garbage.length) / 2);
                open.write(garbage);
            }
        }
        correlator.start();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(".sst") || name.startsWith("MANIFEST") || name.equals("CURRENT");
                    })
                    .toList();
        }
    }
}
