package dev.culprit.standalone.command;

import dev.culprit.collector.process.RecorderProgram;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Mixin
    private LiveOptions options = new LiveOptions();

    RecordCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return options.run(new RecorderProgram(folder, clock, options.steps()::say), options.variables());
    }
}
