package dev.culprit.collector.real;

import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table: what is there, what somebody does with a tool, and what has to be told of it.
 *
 * @param base the manifest's kind, which is applied under the row's name before anything else; empty: nothing is there
 * @param given steps before the watch begins
 */
record ToolRow(String tool, Base base, List<Step> given, List<Step> when, List<Told> then) {
    /** What is there before. */
    enum Base {
        NOTHING,
        DEPLOYMENT,
        CONFIG_MAP
    }

    /** What somebody does with the row's object. */
    interface Step {
        void take(RealCluster cluster, String name) throws Exception;
    }

    /**
     * One change.
     *
     * @param step in which step it was made
     * @param fields path and new value of each; of what is created or deleted none are looked at
     */
    record Told(int step, ChangeType type, List<String> fields, String manager, TimeSource source) {}

    static ToolRow of(String tool, Base base) {
        return new ToolRow(tool, base, List.of(), List.of(), List.of());
    }

    /** Before the watch begins. */
    ToolRow given(Step step) {
        return new ToolRow(tool, base, and(given, step), when, then);
    }

    ToolRow when(Step step) {
        return new ToolRow(tool, base, given, and(when, step), then);
    }

    /** {@code kubectl} with the row's object in place of {@code %s}. */
    ToolRow kubectl(String command) {
        return when(kubectlStep(command));
    }

    ToolRow givenKubectl(String command) {
        return given(kubectlStep(command));
    }

    static Step kubectlStep(String command) {
        return (cluster, name) -> cluster.kubectl(command.formatted(name).split(" ", -1));
    }

    /** The last step updates the object. */
    ToolRow updates(String manager, TimeSource source, String... fields) {
        return then(new Told(when.size() - 1, ChangeType.UPDATE, List.of(fields), manager, source));
    }

    ToolRow then(Told told) {
        return new ToolRow(tool, base, given, when, and(then, told));
    }

    private static <T> List<T> and(List<T> some, T one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return tool;
    }
}
