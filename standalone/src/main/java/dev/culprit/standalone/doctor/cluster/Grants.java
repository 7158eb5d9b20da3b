package dev.culprit.standalone.doctor.cluster;

import dev.culprit.runtime.cluster.Right;
import dev.culprit.standalone.doctor.check.Deadline;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Which rights are missing, and how they are granted. */
final class Grants {
    /** Questions under way: an API server takes some at once, and each takes a moment. */
    private static final int AT_ONCE = 8;

    private static final int SHOWN = 6;
    private static final int COMMANDS = 3;

    private Grants() {}

    /**
     * Those that we have not, in the given order.
     *
     * @throws ExecutionException when the API server does not say
     * @throws TimeoutException when it has not said in time
     */
    static List<Right> missing(KubernetesClient client, List<Right> rights, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("doctor-right-", 0).factory());
        try {
            var answers = new LinkedHashMap<Right, Future<Boolean>>();
            rights.forEach(right -> answers.put(right, threads.submit(() -> right.isGranted(client))));
            var missing = new ArrayList<Right>();
            for (Map.Entry<Right, Future<Boolean>> answer : answers.entrySet()) {
                if (!answer.getValue().get(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
                    missing.add(answer.getKey());
                }
            }
            return missing;
        } finally {
            threads.shutdownNow();
        }
    }

    /** In a few words: {@code list, watch nodes; patch slocorrelations/status in shop}. */
    static String words(List<Right> rights) {
        Map<Right, Set<String>> verbs = verbs(rights);
        String shown = verbs.entrySet().stream()
                .limit(SHOWN)
                .map(one -> String.join(", ", one.getValue()) + one.getKey())
                .collect(Collectors.joining("; "));
        return verbs.size() > SHOWN ? shown + "; and of " + (verbs.size() - SHOWN) + " more" : shown;
    }

    /** Commands of kubectl, one for what is granted together: the rights with the same verbs in the same place. */
    static String commands(String role, List<Right> rights) {
        Map<String, Set<String>> resources = new LinkedHashMap<>();
        verbs(rights)
                .forEach((where, verbs) -> resources
                        .computeIfAbsent(
                                (where.namespace().isEmpty()
                                                ? "clusterrole %s"
                                                : "role -n " + where.namespace() + " %s")
                                        + " --verb=" + String.join(",", verbs),
                                key -> new TreeSet<>())
                        .add(resource(where)));
        var commands = new ArrayList<String>();
        resources.forEach((what, of) -> commands.add("kubectl create "
                + what.formatted(commands.isEmpty() ? role : role + "-" + (commands.size() + 1)) + " --resource="
                + String.join(",", of)));
        String shown = commands.stream().limit(COMMANDS).collect(Collectors.joining(" && "));
        return commands.size() > COMMANDS ? shown + " and " + (commands.size() - COMMANDS) + " more" : shown;
    }

    /** Of each resource; the verb of a key says nothing. */
    private static Map<Right, Set<String>> verbs(List<Right> rights) {
        Map<Right, Set<String>> verbs = new LinkedHashMap<>();
        rights.forEach(right -> verbs.computeIfAbsent(
                        new Right("", right.group(), right.resource(), right.namespace()), place -> new TreeSet<>())
                .add(right.verb()));
        return verbs;
    }

    /** As kubectl names it: {@code deployments.apps/scale}. */
    private static String resource(Right right) {
        int slash = right.resource().indexOf('/');
        String plural = slash < 0 ? right.resource() : right.resource().substring(0, slash);
        String part = slash < 0 ? "" : right.resource().substring(slash);
        return plural + (right.group().isEmpty() ? "" : "." + right.group()) + part;
    }
}
