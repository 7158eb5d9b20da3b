package dev.culprit.correlator.episode;

/** Keys under which what belongs to an episode stands together: its id, and behind it all that begins with the id and a slash. */
final class EpisodeKeys {
    private static final char SLASH = '/';

    private EpisodeKeys() {}

    static String of(String episode, String part) {
        return episode + SLASH + part;
    }

    /** Of whichever of an episode's keys. */
    static String episode(String key) {
        int slash = key.indexOf(SLASH);
        return slash < 0 ? key : key.substring(0, slash);
    }

    /** Above every key of the episode: a zero is the character after a slash. */
    static String end(String episode) {
        return episode + (char) (SLASH + 1);
    }
}
