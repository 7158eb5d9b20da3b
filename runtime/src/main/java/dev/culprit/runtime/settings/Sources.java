package dev.culprit.runtime.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from; the environment wins over the file.
 *
 * @param environment all variables of the process; those that do not begin with {@code CULPRIT_} are not looked at
 * @param file in the format of Java properties, UTF-8, up to 1 MiB
 */
public record Sources(
        Map<String, String> environment, @Nullable Path file) {
    /** Names the file where {@code --config} does not. */
    public static final String FILE_VARIABLE = "CULPRIT_CONFIG";

    public Sources {
        environment = Map.copyOf(environment);
    }

    /** The file is the given one, or else the one that {@link #FILE_VARIABLE} names, or none. */
    public static Sources of(Map<String, String> environment, Optional<Path> file) {
        String named = environment.getOrDefault(FILE_VARIABLE, "").strip();
        Path fromVariable = named.isEmpty() ? null : Path.of(named);
        return new Sources(environment, file.orElse(fromVariable));
    }

    @Override
    public String toString() {
        return file == null ? "the environment" : "the environment and " + file;
    }
}
