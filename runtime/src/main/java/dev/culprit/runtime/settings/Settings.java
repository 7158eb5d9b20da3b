package dev.culprit.runtime.settings;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;

/** The values of a process' settings, all of them right. Secrets are not printed. */
public final class Settings {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    /** What is shorter stands in too many words. */
    private static final int SHORTEST_SECRET = 4;

    /** Text, or {@link Password} for secrets. */
    private final Map<String, Object> values;

    private final Map<String, String> passedThrough;

    private final Set<String> secrets;

    Settings(Map<String, Object> values, Map<String, String> passedThrough, Set<String> secrets) {
        this.values = Map.copyOf(values);
        this.passedThrough = Map.copyOf(passedThrough);
        this.secrets = secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), SEPARATOR.splitAsStream(secret)))
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads the file and the environment.
     *
     * @throws SettingsException with all mistakes of both
     */
    public static Settings read(Definition definition, Sources sources) throws SettingsException {
        return new Reading(definition).read(sources);
    }

    /** Reads as much as is right of the file and the environment, for whoever tells what is wrong with them. */
    public static Attempt attempt(Definition definition, Sources sources) {
        return new Reading(definition).attempt(sources);
    }

    /** A text of others, who may repeat what they were told, without the secrets that were given. */
    public String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
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
