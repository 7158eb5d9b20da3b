package dev.culprit.standalone.command;

import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.output.Inhibition;
import dev.culprit.rules.output.OutputFile;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.promtest.RuleTests;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.recording.RuleGroup;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.runtime.text.OneLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the rules of SLOs. */
@Command(
        name = "generate",
        description = "Turns SLOs and compositions into Prometheus rules; into none while one of them is wrong.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SloGenerateCommand implements Callable<Integer> {
    private static final Map<String, RuleFormat> FORMATS = new TreeMap<>(Map.of(
            "prometheus-rule", RuleFormat.PROMETHEUS_RULE,
            "rules", RuleFormat.RULES,
            "configmap", RuleFormat.CONFIGMAP));

    @Mixin
    private final SloInput input = new SloInput();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "prometheus-rule",
            description =
                    "prometheus-rule, rules (a file that Prometheus reads) or configmap. Default: ${DEFAULT-VALUE}.")
    private String output = "prometheus-rule";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write a file of each into DIR, and the inhibition rules of Alertmanager; else to standard output.")
    private @Nullable Path out;

    @Option(
            names = "--with-tests",
            description =
                    "Beside each file also its rules alone and their tests, for promtool test rules DIR/*.test.yaml.")
    private boolean withTests;

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "A label of the objects made, by which an operator selects them. Can be given again.")
    private Map<String, String> labels = Map.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        RuleFiles files = files();
        Manifests manifests = input.read(spec.commandLine());
        if (manifests.isFatal()) {
            throw new CommandException("no rules are made while something is wrong: see the lines above");
        }
        List<RuleGroup> groups = RuleGenerator.generate(manifests.promises());
        if (out == null) {
            print(files.text(groups));
        } else {
            write(out, files, groups, manifests);
        }
        return 0;
    }

    private RuleFiles files() {
        RuleFormat format = FORMATS.get(output);
        if (format == null) {
            throw new ParameterException(
                    spec.commandLine(), "--output is one of " + String.join(", ", FORMATS.keySet()));
        }
        if (withTests && out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--with-tests needs --out: tests are files beside the rules");
        }
        labels.forEach((name, value) -> {
            if (!RuleSettings.isLabel(name + "=" + value)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--label " + OneLine.of(name + "=" + value) + " is no label that Kubernetes takes: name=value");
            }
        });
        SortedMap<String, String> sorted = new TreeMap<>(labels);
        return new RuleFiles(format, sorted);
    }

    /** A full disk must not look like success: what is printed here is applied by whoever reads it. */
    private void print(String text) throws CommandException {
        var stdout = spec.commandLine().getOut();
        stdout.print(text);
        if (stdout.checkError()) {
            throw new CommandException("cannot write to standard output: it is full or closed");
        }
    }

    private void write(Path folder, RuleFiles files, List<RuleGroup> groups, Manifests manifests)
            throws CommandException {
        var written = new TreeMap<String, String>();
        files.files(groups).forEach(file -> put(written, file));
        put(written, Inhibition.of(groups));
        if (withTests) {
            groups.forEach(group -> {
                put(written, RuleFiles.rules(group));
                put(written, RuleTests.of(group, manifests.promises()));
            });
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : written.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(folder + " is no folder: name another one with --out", e);
        } catch (IOException e) {
            throw new CommandException(
                    "cannot write to " + folder + " (" + e.getMessage() + "): name another folder with --out", e);
        }
        for (String name : new TreeSet<>(written.keySet())) {
            print(folder.resolve(name) + System.lineSeparator());
        }
    }

    private static void put(Map<String, String> written, OutputFile file) {
        written.put(file.name(), file.content());
    }
}
