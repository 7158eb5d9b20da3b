package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.runtime.settings.Definition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} shows what can be set. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    void thePageIsTheTable() throws Exception {
        Definition all = new AllInOne(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Nobody()).definition();
        String page = Files.readString(PAGE);
        String start = "<!-- generated: settings -->\n";
        String made = page.substring(0, page.indexOf(start) + start.length())
                + all.toMarkdown()
                + page.substring(page.indexOf("<!-- end of generated: settings -->"));
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(made);
    }

    private static final class Nobody implements Console {
        @Override
        public void say(String step) {
            // nobody looks on
        }

        @Override
        public void correlated(Correlation revision) {
            // nobody looks on
        }
    }
}
