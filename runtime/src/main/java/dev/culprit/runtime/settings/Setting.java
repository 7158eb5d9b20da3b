package dev.culprit.runtime.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a process: {@code webhook.port} in a file, {@code CULPRIT_WEBHOOK_PORT} in the environment.
 *
 * @param <T> what its value is
 */
public final class Setting<T> {
    /** Every variable of Culprit begins with it. */
    static final String ENVIRONMENT_PREFIX = "CULPRIT_";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    private final String name;
    private final Kind<T> kind;
    private final String meaning;
    private final @Nullable String byDefault;
    private final boolean isRequired;

    private Setting(String name, Kind<T> kind, String meaning, @Nullable String byDefault, boolean isRequired) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a setting's name is lower case with dots, but is " + name);
        }
        if (byDefault != null && kind.parse().apply(byDefault).isEmpty()) {
            throw new IllegalArgumentException("the default of " + name + " must be " + kind.range());
        }
        this.name = name;
        this.kind = kind;
        this.meaning = meaning;
        this.byDefault = byDefault;
        this.isRequired = isRequired;
    }

    /** Without it the process does not start. */
    public static <T> Setting<T> required(String name, Kind<T> kind, String meaning) {
        return new Setting<>(name, kind, meaning, null, true);
    }

    /** May be absent: read it with {@link Settings#find}. */
    public static <T> Setting<T> optional(String name, Kind<T> kind, String meaning) {
        return new Setting<>(name, kind, meaning, null, false);
    }

    /** The default is written as a user would. */
    public static <T> Setting<T> withDefault(String name, Kind<T> kind, String byDefault, String meaning) {
        return new Setting<>(name, kind, meaning, byDefault, false);
    }

    public String name() {
        return name;
    }

    public String variable() {
        return variable(name);
    }

    public static String variable(String name) {
        return ENVIRONMENT_PREFIX + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Names the setting that says which file holds the value; only secrets have one. */
    String fileName() {
        return name + PassThrough.FILE;
    }

    Kind<T> kind() {
        return kind;
    }

    String meaning() {
        return meaning;
    }

    Optional<String> byDefault() {
        return Optional.ofNullable(byDefault);
    }

    boolean isRequired() {
        return isRequired;
    }
}
