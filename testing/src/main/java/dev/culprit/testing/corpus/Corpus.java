package dev.culprit.testing.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a fuzz target is tried on in every build: inputs that were written down, or were found by fuzzing, a file each. */
public final class Corpus {
    private static final Path FOLDER = Path.of("src", "test", "corpus");

    private Corpus() {}

    /** The inputs in the folder of the target's name, by their names. */
    public static List<Path> of(Class<?> target) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(target.getSimpleName()))) {
            return files.sorted().toList();
        }
    }

    /** The bytes of an input. */
    public static byte[] bytes(Path input) throws IOException {
        return Files.readAllBytes(input);
    }
}
