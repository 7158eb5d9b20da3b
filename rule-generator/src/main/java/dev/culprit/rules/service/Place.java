package dev.culprit.rules.service;

import dev.culprit.rules.writing.RuleKind;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where rules are written. */
public sealed interface Place {
    /**
     * As objects beside each SLO.
     *
     * @param labels besides our own
     */
    record InCluster(RuleKind kind, SortedMap<String, String> labels) implements Place {
        public InCluster {
            labels = new TreeMap<>(labels);
        }
    }

    /** As files. */
    record InFolder(Path folder) implements Place {}

    /** The reason of the condition. */
    default String manner() {
        return switch (this) {
            case InCluster(RuleKind kind, SortedMap<String, String> labels) ->
                switch (kind) {
                    case PROMETHEUS_RULE -> "Written";
                    case CONFIG_MAP -> "WrittenAsConfigMap";
                };
            case InFolder folder -> "WrittenAsFile";
        };
    }

    /** For people. */
    default String name() {
        return switch (this) {
            case InCluster(RuleKind kind, SortedMap<String, String> labels) -> kind.kind() + "s";
            case InFolder(Path folder) -> "files in " + folder;
        };
    }
}
