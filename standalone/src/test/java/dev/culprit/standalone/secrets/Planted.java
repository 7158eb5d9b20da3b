package dev.culprit.standalone.secrets;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** What was planted: secrets, which are not to be found, and marks in harmless places, which are. */
final class Planted {
    /** Of the place of a mark. */
    static final String HARMLESS = "harmless ";

    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int SECRET_LENGTH = 36;
    private static final int MARK_LENGTH = 16;

    private final RandomGenerator random = new Random();
    private final Traces traces = new Traces();
    private final Set<String> marked = new TreeSet<>();

    /** What may stand at a place: a secret, or a mark where the place is a harmless one. */
    String at(String place) {
        return place.startsWith(HARMLESS) ? mark(place) : secret(place);
    }

    String secret(String place) {
        var secret = new StringBuilder();
        random.ints(SECRET_LENGTH, 0, LETTERS.length()).forEach(i -> secret.append(LETTERS.charAt(i)));
        traces.lookFor(secret.toString(), place);
        return secret.toString();
    }

    /** Small letters, which may stand in a name. */
    String mark(String place) {
        var mark = new StringBuilder();
        random.ints(MARK_LENGTH, 'a', 'z' + 1).forEach(mark::appendCodePoint);
        traces.lookForExactly(mark.toString(), place);
        traces.lookForExactly(Plant.base64(mark.toString()), place);
        marked.add(place);
        return mark.toString();
    }

    Traces traces() {
        return traces;
    }

    /** The places of all marks. */
    Set<String> marked() {
        return marked;
    }

    /** The places of secrets among those of what was found. */
    static Set<String> leaks(Set<String> found) {
        var leaks = new TreeSet<>(found);
        leaks.removeIf(place -> place.startsWith(HARMLESS));
        return leaks;
    }
}
