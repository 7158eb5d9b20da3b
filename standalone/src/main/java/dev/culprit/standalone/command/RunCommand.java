package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.standalone.live.Console;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CulpritCommand culprit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    RunCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var variables = new HashMap<>(options.variables());
        LiveOptions.put(variables, "CULPRIT_DATA_DIR", data);
        LiveOptions.put(variables, "CULPRIT_KAFKA_BOOTSTRAP_SERVERS", kafka);
        var console =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr(), clock);
        return options.run(new AllInOne(clock, console), culprit.isDebug(), variables);
    }

    /** Steps on standard error; on standard output the first word on a burn, and the last. */
    private static final class Terminal implements Console {
        private final PrintWriter out;
        private final PrintWriter err;
        private final Clock clock;
        private final Set<String> known = new HashSet<>();

        Terminal(PrintWriter out, PrintWriter err, Clock clock) {
            this.out = out;
            this.err = err;
            this.clock = clock;
        }

        @Override
        public synchronized void say(String step) {
            err.println(step);
            err.flush();
        }

        @Override
        public synchronized void correlated(Correlation revision) {
            if (known.add(revision.id()) || revision.phase() == Phase.FINAL) {
                out.println();
                out.print(Format.tableOf(List.of(revision), clock.instant()));
                out.flush();
            } else {
                say(RevisionLine.of(revision));
            }
        }
    }
}
