package dev.culprit.correlator.episode;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whose evidence is of no more use: episodes that are settled. It goes a while after what was made of it is stored: stores
 * are saved one by one, and of two a crash may save the later write alone.
 */
final class Leftovers {
    /** Far more than between two commits. */
    private static final long ROUND_MILLIS = 60_000;

    private Set<String> settledThisRound = new LinkedHashSet<>();
    private Set<String> settledBefore = new LinkedHashSet<>();
    private long roundEnds;

    void settled(String episode) {
        settledThisRound.add(episode);
    }

    /** @param now wall-clock time in ms */
    void tidy(long now, Consumer<String> tidy) {
        if (now >= roundEnds) {
            settledBefore.forEach(tidy);
            settledBefore = settledThisRound;
            settledThisRound = new LinkedHashSet<>();
            roundEnds = now + ROUND_MILLIS;
        }
    }
}
