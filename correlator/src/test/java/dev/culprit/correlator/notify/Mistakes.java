package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.util.HashMap;
import java.util.List;

/** What is said of wrong settings. */
public final class Mistakes {
    private Mistakes() {}

    /**
     * A line for each.
     *
     * @param variables {@code NAME=VALUE,NAME=VALUE}, without the prefix
     */
    public static List<String> in(Definition definition, String variables) {
        var environment = new HashMap<String, String>();
        for (String variable : variables.split(",", -1)) {
            int equals = variable.indexOf('=');
            environment.put("CULPRIT_" + variable.substring(0, equals), variable.substring(equals + 1));
        }
        return catchThrowableOfType(
                        SettingsException.class, () -> Settings.read(definition, new Sources(environment, null)))
                .mistakes();
    }
}
