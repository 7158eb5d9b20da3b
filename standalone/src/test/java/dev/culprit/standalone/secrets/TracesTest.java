package dev.culprit.standalone.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final String PLANTED = "Qe7mTzR4kWv9sHc2";

    private final Traces traces = new Traces();

    @BeforeEach
    void looksFor() {
        traces.lookFor(PLANTED, "a place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void itIsFoundPlainAndInBase64WhereverItBegins(String before) {
        assertThat(traces.in(before + PLANTED + " behind")).containsExactly("a place");
        assertThat(traces.in(before + Plant.base64(before + PLANTED + "behind")))
                .containsExactly("a place");
    }

    @Test
    void halfOfItIsFoundAndWhatIsLikeItIsNot() {
        assertThat(traces.in("xx" + PLANTED.substring(8))).containsExactly("a place");
        assertThat(traces.in(PLANTED.substring(0, 7) + "x" + PLANTED.substring(8, 15)))
                .isEmpty();
    }

    @Test
    void itIsFoundInAFileBehindEmptySpaceAndOverABorder(@TempDir Path folder) throws Exception {
        byte[] bytes = new byte[(1 << 18) + 5];
        byte[] planted = PLANTED.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(planted, 0, bytes, (1 << 17) - 5, planted.length);
        assertThat(traces.in(Files.write(folder.resolve("f"), bytes))).containsExactly("a place");
        assertThat(traces.in(Files.write(folder.resolve("g"), new byte[1 << 18])))
                .isEmpty();
    }
}
