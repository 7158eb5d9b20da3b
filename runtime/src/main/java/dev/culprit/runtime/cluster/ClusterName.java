package dev.culprit.runtime.cluster;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a cluster is called in Kafka: several may share one, and what is told in a cluster is told of it alone. */
public record ClusterName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private static final Setting<String> NAME = Setting.withDefault(
            "cluster.name",
            new Kind<>(
                    "a name of up to 63 letters, digits, '.', '_' and '-'",
                    text -> Optional.of(text).filter(name -> FORM.matcher(name).matches()),
                    false),
            "default",
            "What the cluster is called in every key, the same for all processes of one. Clusters that share a Kafka need a "
                    + "name each (docs/scaling.md).");

    public static final Definition DEFINITION = Definition.of(NAME);

    /** What was set. */
    public static ClusterName from(Settings settings) {
        return new ClusterName(settings.get(NAME));
    }

    /** Whether a record that bears this name is of this cluster. */
    public boolean is(String name) {
        return value.equals(name);
    }

    /** A consumer group of this cluster alone: each of those that share a Kafka reads all of a topic. */
    public String group(String name) {
        return name + "." + value;
    }

    /** A member of a group that all clusters share: Pods of two clusters may bear one name. */
    public String member(String instance) {
        return value + "." + instance;
    }

    @Override
    public String toString() {
        return value;
    }
}
