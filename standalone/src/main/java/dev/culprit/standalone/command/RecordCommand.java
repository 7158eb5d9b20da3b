package dev.culprit.standalone.command;

import dev.culprit.collector.process.RecorderProgram;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Records a live cluster and its alerts. */
@Command(
        name = "record",
        description = "Records the cluster of the current kubeconfig and Alertmanager's calls until Ctrl-C, redacted.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "What it writes, culprit replay reads."})
final class RecordCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(paramLabel = "DIR", description = "Where to write; made where there is none.")
    private Path folder = Path.of("recording");

    @Mixin
    private LiveOptions options = new LiveOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CulpritCommand culprit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    RecordCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        return options.run(
                new RecorderProgram(folder, clock, step -> {
                    err.println(step);
                    err.flush();
                }),
                culprit.isDebug(),
                options.variables());
    }
}
