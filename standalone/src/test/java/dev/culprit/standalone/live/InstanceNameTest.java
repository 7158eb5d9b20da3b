package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceNameTest {
    @TempDir
    private Path folder;

    @Test
    void aDataFolderKeepsItsNameAndTwoFoldersHaveTwo() throws Exception {
        String first = InstanceName.of(folder.resolve("first"));
        assertThat(InstanceName.of(folder.resolve("first"))).isEqualTo(first);
        assertThat(InstanceName.of(folder.resolve("second"))).isNotEqualTo(first);
    }
}
