package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A port that anybody may use is told of, once. */
class OpenPortIT {
    /** Of an API server that is away, which is waited for. */
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters: [{name: away, cluster: {server: "https://127.0.0.1:1"}}]
            contexts: [{name: away, context: {cluster: away, user: nobody}}]
            users: [{name: nobody, user: {}}]
            current-context: away
            """;

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void withoutTokensWhoeverReachesThePortIsSaidToBeLetIn() throws Exception {
        start(Map.of("CULPRIT_HTTP_ANONYMOUS", "true"));

        assertThat(said).filteredOn(OpenPortIT::warns).singleElement().satisfies(warning -> {
            int webhook = said.indexOf(said.stream()
                    .filter(line -> line.startsWith("Alertmanager's webhook is"))
                    .findFirst()
                    .orElseThrow());
            assertThat(said.indexOf(warning)).as("behind the port").isEqualTo(webhook + 1);
        });
    }

    @ParameterizedTest
    @CsvSource({"CULPRIT_HTTP_TOKENS, only-one-who-knows", "CULPRIT_HTTP_LOGINS, jane:only-one-who-knows"})
    void whereSomebodyHasToBeKnownThereIsNothingToSay(String variable, String value) throws Exception {
        start(Map.of(variable, value));

        assertThat(said).anyMatch(line -> line.startsWith("Alertmanager's webhook is"));
        assertThat(said).noneMatch(OpenPortIT::warns);
    }

    private static boolean warns(String line) {
        return line.startsWith("Whoever reaches that port can send alerts: set CULPRIT_HTTP_TOKENS");
    }

    private void start(Map<String, String> settings) throws Exception {
        var environment = new HashMap<>(settings);
        environment.put(
                "CULPRIT_CLUSTER_KUBECONFIG",
                Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG).toString());
        environment.put("CULPRIT_DATA_DIR", folder.resolve("data").toString());
        environment.put("CULPRIT_REDACTION_KEY", "a key for all tests");
        environment.put("CULPRIT_HTTP_PORT", "0");
        var program = new StopsAtOnce(new AllInOne(Clock.tickMillis(ZoneOffset.UTC), new Listener()));
        assertThat(Launcher.run(program, List.of(), environment)).isZero();
    }

    private record StopsAtOnce(Program program) implements Program {
        @Override
        public String name() {
            return program.name();
        }

        @Override
        public String purpose() {
            return program.purpose();
        }

        @Override
        public Definition definition() {
            return program.definition();
        }

        @Override
        public void start(Settings settings, Parts parts) throws Exception {
            program.start(settings, parts);
            parts.stop();
        }
    }

    private final class Listener implements Console {
        @Override
        public void say(String step) {
            said.add(step);
        }

        @Override
        public void correlated(Correlation revision) {
            // nothing burns
        }
    }
}
