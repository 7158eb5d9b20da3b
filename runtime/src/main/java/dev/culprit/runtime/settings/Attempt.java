package dev.culprit.runtime.settings;

import java.util.List;

/**
 * What became of reading settings, of which some may be wrong.
 *
 * @param settings without those that are wrong: not even with their defaults
 * @param mistakes one line each: where, what, and what to do
 */
public record Attempt(Settings settings, List<String> mistakes) {
    public Attempt {
        mistakes = List.copyOf(mistakes);
    }
}
