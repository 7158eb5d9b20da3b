package dev.culprit.standalone.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How {@code culprit run} is started: what stands behind the command, and the variables it is given. */
public record Launch(List<String> arguments, Map<String, String> variables) {
    public Launch {
        arguments = List.copyOf(arguments);
        variables = Map.copyOf(variables);
    }

    /** On the namespace of a cluster, at any free port, with the token that {@link RunningCulprit} knows. */
    public static Launch on(Kubectl cluster) {
        return onAllOf(cluster.kubeconfig()).and("--namespace", cluster.namespace());
    }

    /** On a whole cluster, at any free port, with that token. */
    public static Launch onAllOf(String kubeconfig) {
        return new Launch(
                List.of(),
                Map.of(
                        "KUBECONFIG",
                        kubeconfig,
                        "CULPRIT_HTTP_PORT",
                        "0",
                        "CULPRIT_HTTP_TOKENS",
                        RunningCulprit.TOKEN,
                        "CULPRIT_REDACTION_KEY",
                        "a key for all tests"));
    }

    /** The same with a variable set otherwise. */
    public Launch with(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new Launch(arguments, more);
    }

    /** The same with more arguments. */
    public Launch and(String... more) {
        var longer = new ArrayList<>(arguments);
        longer.addAll(List.of(more));
        return new Launch(longer, variables);
    }
}
