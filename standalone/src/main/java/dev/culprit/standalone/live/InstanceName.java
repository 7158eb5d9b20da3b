package dev.culprit.standalone.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Tells the correlator of a data folder from those of others that share its Kafka. It stays with the folder: after a
 * restart the correlator takes its own place in the group again, and no other one's.
 */
final class InstanceName {
    private static final String FILE = "instance";

    private InstanceName() {}

    /** The folder's name; made up where it has none. */
    static String of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (Files.exists(file)) {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        }
        Files.createDirectories(data);
        String name = "standalone-" + UUID.randomUUID();
        // whoever is killed in the middle leaves no half of a name
        Path draft = Files.writeString(data.resolve(FILE + ".new"), name, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return name;
    }
}
