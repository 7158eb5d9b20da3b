package dev.culprit.runtime.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What must hold between several settings. It is asked when each of them alone is right.
 *
 * @param about the settings it reads
 * @param mistake the end of a sentence that begins with the settings' names; empty when all is well
 */
public record Rule(List<Setting<?>> about, Function<Settings, Optional<String>> mistake) {
    public Rule {
        about = List.copyOf(about);
        if (about.isEmpty()) {
            throw new IllegalArgumentException("a rule is about settings");
        }
    }
}
