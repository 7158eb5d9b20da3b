package dev.culprit.runtime.settings;

import java.util.Optional;

/**
 * Settings of somebody else, whose names begin alike and are not listed here.
 *
 * @param prefix ends with a dot: {@code kafka.producer.}
 * @param check looks at each setting that was given
 * @param meaning a sentence for the documentation
 */
public record PassThrough(String prefix, Check check, String meaning) {
    public PassThrough {
        if (!prefix.endsWith(".")) {
            throw new IllegalArgumentException("a prefix ends with a dot, but is " + prefix);
        }
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
