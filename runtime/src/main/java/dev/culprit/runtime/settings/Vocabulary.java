package dev.culprit.runtime.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names that may be given, in a file and in the environment. */
final class Vocabulary {
    private final Map<String, String> namesByVariable = new TreeMap<>();
    private final Definition definition;

    Vocabulary(Definition definition) {
        this.definition = definition;
        for (Setting<?> setting : definition.settings()) {
            add(setting.name());
            if (setting.kind().isSecret()) {
                add(setting.fileName());
            }
        }
    }

    private void add(String name) {
        String other = namesByVariable.putIfAbsent(Setting.variable(name), name);
        if (other != null) {
            throw new IllegalArgumentException(name + " and " + other + " are the same variable");
        }
    }

    Collection<String> names() {
        return namesByVariable.values();
    }

    Collection<String> variables() {
        return namesByVariable.keySet();
    }

    boolean knows(String name) {
        return namesByVariable.containsValue(name) || isPassedThrough(name);
    }

    /** A variable that is passed through has dots for all its underscores, as Kafka's settings have. */
    Optional<String> nameOf(String variable) {
        String known = namesByVariable.get(variable);
        if (known != null) {
            return Optional.of(known);
        }
        String dotted = variable.substring(Setting.ENVIRONMENT_PREFIX.length())
                .replace('_', '.')
                .toLowerCase(Locale.ROOT);
        return Optional.of(dotted).filter(this::isPassedThrough);
    }

    private boolean isPassedThrough(String name) {
        return definition.passThroughs().stream()
                .anyMatch(other -> name.startsWith(other.prefix())
                        && name.length() > other.prefix().length());
    }
}
