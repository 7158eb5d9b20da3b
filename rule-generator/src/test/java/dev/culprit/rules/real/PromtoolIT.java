package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.output.OutputFile;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.promtest.RuleTests;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.recording.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is generated passes promtool: the rules its check, and their tests themselves. */
class PromtoolIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPromtool() {
        assumeTrue(Tool.areThere(), Tool.NEEDED);
    }

    @Test
    void theExamplesPassTheirOwnTests() throws Exception {
        passes(Given.examples().promises());
    }

    @Test
    void soDoUnusualOnes() throws Exception {
        String wild = Given.slo("wild", "minimumTraffic: {events: 100000}")
                .replace("displayName: wild", "displayName: '{{ \"quoted\" }} : # % \\ |'")
                .replace("window: 30d", "window: 36h")
                .replace("target: 99.9", "target: 90")
                .replace("errors_total{slo=\"wild\"}", "requests_total{slo=\"wild\",code!~\"2..|3..\",q=~\".+\"}");
        passes(Given.yaml(
                        wild,
                        Given.slo("hour").replace("window: 30d", "window: 1h"),
                        Given.slo("week").replace("window: 30d", "window: 1w").replace("99.9", "99.9999"),
                        Given.slo("quarter")
                                .replace("window: 30d", "window: 90d")
                                .replace("99.9", "50"),
                        Given.composition("all", "{type: AND}", "wild", "hour", "week", "absent", "quarter"),
                        Given.composition("any", "{type: ANY}", "{name: 'a.b-c_d', ref: {name: all}}", "hour"))
                .promises());
    }

    private void passes(Promises promises) throws IOException, InterruptedException {
        List<RuleGroup> groups = RuleGenerator.generate(promises);
        List<String> rules = write(groups.stream().map(RuleFiles::rules));
        List<String> tests = write(groups.stream().map(group -> RuleTests.of(group, promises)));

        assertPasses(rules, "check", "rules");
        assertPasses(tests, "test", "rules");
    }

    private List<String> write(Stream<OutputFile> files) throws IOException {
        var names = new ArrayList<String>();
        for (OutputFile file : files.toList()) {
            Files.writeString(folder.resolve(file.name()), file.content());
            names.add(file.name());
        }
        return names;
    }

    private void assertPasses(List<String> files, String... verb) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(Tool.PROMTOOL.toString()));
        command.addAll(List.of(verb));
        command.addAll(files);
        Tool tool = Tool.run(folder, command);

        assertThat(tool.output()).contains("SUCCESS").doesNotContain("FAILED", "duplicate");
        assertThat(tool.exit()).as(tool.output()).isZero();
    }
}
