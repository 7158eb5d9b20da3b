package dev.culprit.standalone.command;

import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Program;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands on a live cluster share. Each option stands for a setting, and wins over it. */
final class LiveOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings as Java properties.")
    private @Nullable Path config;

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

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Where the command prints what it finds. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where the command says what it does. */
    StepLines steps() {
        return StepLines.besideLogs(command.commandLine().getErr(), System.getenv());
    }

    /** The options given, by the variables they stand for. */
    Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        put(variables, "CULPRIT_HTTP_PORT", port);
        put(variables, "CULPRIT_CLUSTER_CONTEXT", context);
        put(variables, "CULPRIT_WATCH_NAMESPACES", namespaces.isEmpty() ? null : String.join(",", namespaces));
        return variables;
    }

    static void put(Map<String, String> variables, String name, @Nullable Object value) {
        if (value != null) {
            variables.put(name, value.toString());
        }
    }

    /** Runs until it is stopped; the exit code. */
    int run(Program program, Map<String, String> variables) {
        var arguments = new ArrayList<String>();
        if (config != null) {
            arguments.addAll(List.of("--config", config.toString()));
        }
        if (root().isDebug()) {
            arguments.add("--debug");
        }
        var environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        return Launcher.run(program, arguments, environment);
    }

    /** A mixin is told of its command alone; that one knows its parent. */
    private CulpritCommand root() {
        return (CulpritCommand) command.root().userObject();
    }
}
