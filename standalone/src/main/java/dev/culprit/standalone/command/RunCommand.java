package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.standalone.live.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
        footer = {"", "Every setting of docs/contracts.md can be given in a file or in the environment as well."})
final class RunCommand implements Callable<Integer> {
    private final Clock clock;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings as Java properties.")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "What is kept over restarts. Default: culprit-data.")
    private @Nullable Path data;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Use this Kafka. Default: an embedded broker that keeps its records in --data.")
    private @Nullable String kafka;

    @Option(names = "--port", paramLabel = "PORT", description = "Where Alertmanager calls. Default: 8085.")
    private @Nullable Integer port;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The kubeconfig's context. Default: its current one.")
    private @Nullable String context;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            split = ",",
            description = "Read only this namespace; may be given several times. Default: the whole cluster.")
    private List<String> namespaces = new ArrayList<>();

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
        var arguments = new ArrayList<String>();
        if (config != null) {
            arguments.addAll(List.of("--config", config.toString()));
        }
        if (culprit.isDebug()) {
            arguments.add("--debug");
        }
        var environment = new HashMap<>(System.getenv());
        environment.putAll(options());
        PrintWriter err = spec.commandLine().getErr();
        var console = new Terminal(spec.commandLine().getOut(), err, clock);
        return Launcher.run(new AllInOne(clock, console), arguments, environment);
    }

    private Map<String, String> options() {
        var options = new HashMap<String, String>();
        put(options, "CULPRIT_DATA_DIR", data);
        put(options, "CULPRIT_KAFKA_BOOTSTRAP_SERVERS", kafka);
        put(options, "CULPRIT_HTTP_PORT", port);
        put(options, "CULPRIT_CLUSTER_CONTEXT", context);
        put(options, "CULPRIT_WATCH_NAMESPACES", namespaces.isEmpty() ? null : String.join(",", namespaces));
        return options;
    }

    private static void put(Map<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString());
        }
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
