package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.standalone.live.Console;
import dev.culprit.standalone.output.RevisionLines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in one process, on the cluster of the current kubeconfig. */
@Command(
        name = "run",
        description = "Watches the cluster of the current kubeconfig, takes Alertmanager's alerts and names culprits.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Every setting of docs/settings.md can be given in a file or in the environment as well."})
final class RunCommand implements Callable<Integer> {
    private final Clock clock;

    @Option(names = "--data", paramLabel = "DIR", description = "What is kept over restarts. Default: culprit-data.")
    private @Nullable Path data;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Use this Kafka. Default: an embedded broker that keeps its records in --data.")
    private @Nullable String kafka;

    @Mixin
    private LiveOptions options = new LiveOptions();

    RunCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var variables = new HashMap<>(options.variables());
        LiveOptions.put(variables, "CULPRIT_DATA_DIR", data);
        LiveOptions.put(variables, "CULPRIT_KAFKA_BOOTSTRAP_SERVERS", kafka);
        var console = new Terminal(options.out(), options.steps(), clock);
        return options.run(new AllInOne(clock, console), variables);
    }

    /** Steps on standard error, each revision in a line; on standard output the first word on a burn, and the last. */
    private static final class Terminal implements Console {
        private final PrintWriter out;
        private final StepLines steps;
        private final Clock clock;
        private final RevisionLines lines = new RevisionLines();
        private final Set<String> known = new HashSet<>();

        Terminal(PrintWriter out, StepLines steps, Clock clock) {
            this.out = out;
            this.steps = steps;
            this.clock = clock;
        }

        @Override
        public synchronized void say(String step) {
            steps.say(step);
        }

        @Override
        public synchronized void correlated(Correlation revision) {
            say(lines.of(revision));
            if (known.add(revision.id()) || revision.phase() == Phase.FINAL) {
                out.println();
                out.print(Format.tableOf(List.of(revision), clock.instant()));
                out.flush();
            }
        }
    }
}
