package dev.culprit.runtime.settings;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.types.Password;

/** The values of a process' settings, all of them right. Secrets are not printed. */
public final class Settings {
    /** Text, or {@link Password} for secrets. */
    private final Map<String, Object> values;

    private final Map<String, String> passedThrough;

    Settings(Map<String, Object> values, Map<String, String> passedThrough) {
        this.values = Map.copyOf(values);
        this.passedThrough = Map.copyOf(passedThrough);
    }

    /**
     * Reads the file and the environment.
     *
     * @throws SettingsException with all mistakes of both
     */
    public static Settings read(Definition definition, Sources sources) throws SettingsException {
        return new Reading(definition).read(sources);
    }

    /**
     * The value given, or the default.
     *
     * @throws NoSuchElementException when the setting is optional and absent, or not in the definition
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NoSuchElementException("setting " + setting.name() + " is absent"));
    }

    /** The value given, or the default, or empty where there is neither. */
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable(values.get(setting.name()))
                .flatMap(value -> setting.kind().parse().apply(text(value)));
    }

    /** What was given under a prefix, by the name without it. */
    public Map<String, String> under(PassThrough passThrough) {
        Map<String, String> found = new TreeMap<>();
        passedThrough.forEach((name, value) -> {
            if (name.startsWith(passThrough.prefix())) {
                found.put(name.substring(passThrough.prefix().length()), value);
            }
        });
        return found;
    }

    static String text(Object value) {
        return value instanceof Password secret ? secret.value() : value.toString();
    }

    /** The names: values of settings that are passed through may be secret. */
    @Override
    public String toString() {
        return "Settings" + new TreeMap<>(values).keySet() + new TreeMap<>(passedThrough).keySet();
    }
}
