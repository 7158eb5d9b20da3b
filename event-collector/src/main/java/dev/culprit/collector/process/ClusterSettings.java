package dev.culprit.collector.process;

import dev.culprit.collector.kube.DefaultKinds;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.WatchPlan;
import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which cluster is watched, and what of it.
 *
 * @param name the first part of every key; two clusters that share a Kafka need two names
 * @param room for what was read and not worked off yet, in bytes
 */
public record ClusterSettings(String name, ClusterConnection connection, WatchPlan plan, long room) {
    private static final long MIB = 1024 * 1024;
    private static final int MOST_MIB = 16 * 1024;
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Setting<List<String>> NAMESPACES = Setting.optional(
            "watch.namespaces",
            Kind.listOf(matching(NAMESPACE, "a namespace")),
            "Read only these, and no cluster-scoped kind, so that no rights on the whole cluster are needed. "
                    + "Empty: all.");
    private static final Setting<List<KindName>> KINDS = Setting.optional(
            "watch.kinds",
            Kind.listOf(kindName()),
            "The kinds to watch, as `Kind`, `group/Kind` or `group/version/Kind`, in place of the default ones.");
    private static final Setting<List<KindName>> MORE_KINDS = Setting.optional(
            "watch.kinds.more", Kind.listOf(kindName()), "Kinds to watch besides those, custom resources too.");
    private static final Setting<Integer> BUFFER = Setting.withDefault(
            "watch.buffer.mib",
            Kind.number(1, MOST_MIB),
            "64",
            "How much may wait for Kafka, in MiB, before the API server is read no further.");

    /** All of them. */
    public static final Definition DEFINITION = ClusterName.DEFINITION
            .with(ClusterConnection.DEFINITION)
            .with(Definition.of(NAMESPACES, KINDS, MORE_KINDS, BUFFER));

    /** What was set. */
    public static ClusterSettings from(Settings settings) {
        List<KindName> more = settings.find(MORE_KINDS).orElse(List.of());
        List<KindName> kinds = settings.find(KINDS)
                .map(chosen -> DefaultKinds.and(chosen, more))
                .orElseGet(() -> DefaultKinds.and(DefaultKinds.names(), more));
        return new ClusterSettings(
                ClusterName.from(settings).value(),
                ClusterConnection.from(settings),
                new WatchPlan(kinds, settings.find(NAMESPACES).orElse(List.of())),
                settings.get(BUFFER) * MIB);
    }

    private static Kind<String> matching(Pattern pattern, String range) {
        return new Kind<>(
                range,
                text -> Optional.of(text).filter(name -> pattern.matcher(name).matches()),
                false);
    }

    private static Kind<KindName> kindName() {
        Function<String, Optional<KindName>> parse = text -> {
            try {
                return Optional.of(KindName.parse(text));
            } catch (IllegalArgumentException notAKind) {
                return Optional.empty();
            }
        };
        return new Kind<>("a kind like Pod, apps/Deployment or argoproj.io/v1alpha1/Rollout", parse, false);
    }
}
