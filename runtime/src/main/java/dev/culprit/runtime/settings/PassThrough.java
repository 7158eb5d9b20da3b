package dev.culprit.runtime.settings;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Settings of somebody else, whose names begin alike and are not listed here.
 *
 * @param prefix ends with a dot: {@code kafka.producer.}
 * @param check looks at each setting that was given
 * @param isSecret tells, by the name without the prefix, what may be given as the name of a file, too
 * @param meaning a sentence for the documentation
 */
public record PassThrough(String prefix, Check check, Predicate<String> isSecret, String meaning) {
    static final String FILE = ".file";

    public PassThrough {
        if (!prefix.endsWith(".")) {
            throw new IllegalArgumentException("a prefix ends with a dot, but is " + prefix);
        }
    }

    /** The whole name of the secret whose file the given name names. */
    Optional<String> secretInFile(String name) {
        return Optional.of(name)
                .filter(whole -> whole.startsWith(prefix) && whole.endsWith(FILE))
                .map(whole -> whole.substring(0, whole.length() - FILE.length()))
                .filter(this::holdsSecret);
    }

    boolean holdsSecret(String name) {
        return name.startsWith(prefix) && isSecret.test(name.substring(prefix.length()));
    }

    /** What is wrong with one of these settings. */
    @FunctionalInterface
    public interface Check {
        /**
         * The mistake as the end of a sentence that begins with the setting's name, without the value; empty when there
         * is none.
         *
         * @param name without the prefix
         */
        Optional<String> mistake(String name, String value);
    }
}
