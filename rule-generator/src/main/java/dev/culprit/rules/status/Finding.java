package dev.culprit.rules.status;

import dev.culprit.rules.resource.Made;
import dev.culprit.rules.standing.Standing;
import dev.culprit.rules.writing.Written;
import java.util.Optional;

/** All that is known of an object when its status is written. */
public sealed interface Finding {
    /**
     * Rules were made.
     *
     * @param standing empty where it was not read yet, or where nobody can tell
     */
    record Ruled(Made.Right made, Written written, Optional<Standing> standing) implements Finding {}

    /** It is wrong, so that none were. */
    record Unruly(Made.Wrong made) implements Finding {}
}
