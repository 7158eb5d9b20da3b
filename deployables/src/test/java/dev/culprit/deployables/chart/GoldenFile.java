package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that is made by something else. */
final class GoldenFile {
    private GoldenFile() {}

    static void check(Path file, String made) throws IOException {
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, made);
        }
        assertThat(file).as("drifted: run scripts/regenerate and read the diff").hasContent(made);
    }
}
