package dev.culprit.correlator.episode;

/** What an answer came to. */
enum Heard {
    /** Nothing that the last revision does not tell. */
    NO_NEWS,
    /** A revision has to tell of it. */
    NEWS,
    /** The final revision went out. */
    END
}
