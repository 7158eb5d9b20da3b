package dev.culprit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a test compares with what the code makes, and that {@code scripts/regenerate} writes anew. */
public final class Golden {
    private static final boolean REGENERATE = Boolean.getBoolean("culprit.regenerate");

    private Golden() {}

    /** Compares a file, byte for byte, or writes it. */
    public static void assertFile(Path file, String made) {
        try {
            if (REGENERATE) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, made);
            }
            assertThat(file)
                    .as("drifted: run scripts/regenerate and read the diff")
                    .exists();
            assertThat(Files.readString(file))
                    .as("%s drifted: run scripts/regenerate and read the diff", file)
                    .isEqualTo(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares what stands between {@code <!-- generated: name -->} and its end, or writes it. */
    public static void assertSection(Path file, String name, String made) {
        String start = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end of generated: " + name + " -->\n";
        try {
            String text = Files.readString(file);
            assertThat(text).as("%s has no section %s", file, name).contains(start, end);
            int from = text.indexOf(start) + start.length();
            assertFile(file, text.substring(0, from) + made + text.substring(text.indexOf(end)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
