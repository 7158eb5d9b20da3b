package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/changes-api.md}: its examples are run as they stand there, and answered as it says. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class ChangesApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/changes";

    @TempDir
    Path folder;

    @Test
    void whatThePageShowsWorks() throws Exception {
        DocPage page = DocPage.of("changes-api.md");
        try (var cluster = new Kubectl();
                var culprit = new RunningCulprit(Launch.on(cluster), folder, "only")) {
            long now = Files.getLastModifiedTime(Files.createFile(folder.resolve("now")))
                    .toMillis();
            Files.writeString(folder.resolve("webhook.json"), """
            {"_id": "entry-7", "date": %d, "titleVerb": "turned on the flag", "member": {"email": "joe@example.com"},
             "target": {"name": "fast-search"}}""".formatted(now));

            assertThat(shell(page.example("flag-audit-77"), culprit)).isEqualTo("{\"changes\":1}");
            assertThat(shell(steps(page.example("Tell Culprit")), culprit)).isEqualTo("{\"changes\":1}");
            assertThat(shell(page.example("webhook.json"), culprit)).isEqualTo("{\"changes\":1}");
            assertThat(shell(page.example("shop-042"), culprit)).isEqualTo("{\"changes\":1}");

            var kept = new KeptRecords(culprit.bootstrapServers());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept.changes())
                            .extracting(change -> change.type() + " " + change.subject() + " by "
                                    + change.actor().described() + ", "
                                    + change.actor().changeCause())
                            .containsExactlyInAnyOrder(
                                    "UPDATE FeatureFlag shop/new-pricing by jane@example.com (launchdarkly), null",
                                    "UPDATE Deploy shop/checkout by octocat (github-actions), Faster checkout",
                                    "UPDATE FeatureFlag fast-search by joe@example.com (launchdarkly), turned on the flag",
                                    "CREATE Migration shop/042-add-index by flyway, null"));
        }
    }

    @Test
    void theAnswersAreThoseOfTheTable() throws Exception {
        DocPage page = DocPage.of("changes-api.md");
        try (var cluster = new Kubectl();
                var culprit = new RunningCulprit(Launch.on(cluster), folder, "only")) {
            String change = "{\"id\": \"1\", \"source\": \"ci\", \"kind\": \"Deploy\", \"name\": \"x\"%s}";

            assertThat(page.answers())
                    .containsExactly(
                            answer(culprit.post(PATH, change.formatted(""))),
                            answer(culprit.post(
                                    PATH, change.formatted(", \"affects\": [{\"kind\": \"Deployment\"}]"))));
            assertThat(culprit.post(PATH, change.formatted(""), Optional.empty())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(new KeptRecords(culprit.bootstrapServers()).changes()).hasSize(1);
        }
    }

    private static String answer(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body().strip();
    }

    /** What the workflow's step runs. */
    private static String steps(String workflow) {
        return workflow.substring(workflow.indexOf("run: |\n") + "run: |\n".length())
                .stripIndent();
    }

    private String shell(String script, RunningCulprit culprit) throws Exception {
        var bash = new ProcessBuilder(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        script.replace("https://culprit.example", culprit.url().toString()))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        bash.environment()
                .putAll(Map.of(
                        "CULPRIT_TOKEN", RunningCulprit.TOKEN,
                        "SUMMARY", "Faster checkout\n\nand more",
                        "GITHUB_RUN_ID", "1",
                        "GITHUB_RUN_ATTEMPT", "1",
                        "GITHUB_ACTOR", "octocat",
                        "GITHUB_SHA", "0123456",
                        "GITHUB_SERVER_URL", "https://github.com",
                        "GITHUB_REPOSITORY", "shop/checkout"));
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output.strip();
    }
}
