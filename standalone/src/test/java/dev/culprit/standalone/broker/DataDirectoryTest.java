package dev.culprit.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void anAbsentFolderIsCreated() throws Exception {
        Path absent = folder.resolve("a/b");
        new DataDirectory(absent).check();
        assertThat(absent).isEmptyDirectory();
    }

    @Test
    void aFormattedFolderIsAccepted() throws Exception {
        DataDirectory directory = new DataDirectory(folder);
        directory.check();
        directory.format();
        directory.check();
        assertThat(directory.isFormatted()).isTrue();
    }

    @Test
    void aFileInItsPlaceIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(file, "is a file");
    }

    @Test
    void aFolderBelowAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(file.resolve("below"), "cannot be used");
    }

    @Test
    void aFolderWithOtherFilesIsRefusedAndLeftAlone() throws IOException {
        Files.createFile(folder.resolve("thesis.odt"));
        assertRefused(folder, "holds other files");
        assertThat(folder).isDirectoryNotContaining("glob:**.properties");
    }

    @Test
    void aFolderOfAnotherVersionIsRefused() throws IOException {
        Files.writeString(folder.resolve("meta.properties"), "version=7\nnode.id=1\n");
        assertRefused(folder, "was made by another version or another broker");
    }

    @Test
    void aFolderOfAnotherBrokerIsRefused() throws IOException {
        Files.writeString(folder.resolve("meta.properties"), "version=1\nnode.id=3\n");
        assertRefused(folder, "was made by another version or another broker");
    }

    @Test
    void aReadOnlyFolderIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        // The root user writes where it likes
        assumeThat(Files.isWritable(folder)).isFalse();
        assertRefused(folder, "is read-only");
    }

    private static void assertRefused(Path path, String reason) {
        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> new DataDirectory(path).check())
                .withMessageStartingWith("data folder " + path + " " + reason)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
}
