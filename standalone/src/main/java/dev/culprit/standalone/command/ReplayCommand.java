package dev.culprit.standalone.command;

import dev.culprit.collector.CollectorSettings;
import dev.culprit.standalone.play.Incident;
import dev.culprit.standalone.play.PlayException;
import dev.culprit.standalone.play.Replayer;
import dev.culprit.standalone.play.Replayer.Replayed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays recordings without a broker. */
@Command(
        name = "replay",
        description = "Replays recorded incidents and prints their correlations.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "A recording: a folder with recording.jsonl.gz and alerts.jsonl.")
    private List<Path> folders = List.of();

    @Option(
            names = "--topology",
            paramLabel = "FILE",
            description = "Who calls whom: JSON with services{name:{workload{kind,namespace,name},dependsOn[]}}.")
    private @Nullable Path topology;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write every SLOCorrelation to DIR/<recording>/<name>.yaml.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; json is one line a correlation. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ReplayCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws PlayException, CommandException {
        Optional<CorrelationFiles> files =
                out == null ? Optional.empty() : Optional.of(CorrelationFiles.of(out, folders));
        int cores = Runtime.getRuntime().availableProcessors();
        Replayed replayed = replay(cores);
        if (files.isPresent()) {
            for (Incident incident : replayed.incidents()) {
                files.get().write(incident);
            }
        }
        format.print(replayed.incidents(), clock.instant(), spec.commandLine().getOut());
        return exitCode(replayed);
    }

    /** What could be replayed has been printed; each folder that could not gets its line. */
    private int exitCode(Replayed replayed) throws PlayException {
        if (replayed.failures().isEmpty()) {
            return 0;
        }
        List<PlayException> failures = replayed.failures();
        failures.subList(0, failures.size() - 1)
                .forEach(failure -> Failures.say(spec.commandLine(), String.valueOf(failure.getMessage())));
        throw failures.getLast();
    }

    private Replayed replay(int parallelism) throws PlayException {
        var replayer = new Replayer(CollectorSettings.forRecordings(), Optional.ofNullable(topology), parallelism);
        try (var progress = Progress.of("Replaying recordings", folders.size())) {
            return replayer.replay(folders, progress::done);
        }
    }
}
