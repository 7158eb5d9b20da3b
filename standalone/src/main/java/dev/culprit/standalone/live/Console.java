package dev.culprit.standalone.live;

import dev.culprit.api.record.Correlation;

/** Who looks on. */
public interface Console {
    /** One line of what is being done. */
    void say(String step);

    /** A correlation, or a better one. */
    void correlated(Correlation revision);
}
