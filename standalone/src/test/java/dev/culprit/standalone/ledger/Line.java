package dev.culprit.standalone.ledger;

import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ObjectRef;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the ledger: what a step did to an object, and so what has to be told of it.
 *
 * @param tool what made it, in words
 * @param edits by path; of an update that changes nothing none, and then nothing may be told
 * @param actors who may be named as the one who did it
 * @param span from before the call until after it
 */
record Line(
        String tool, ObjectRef object, ChangeType type, SortedMap<String, Edit> edits, Set<String> actors, Span span) {
    Line {
        edits = Collections.unmodifiableSortedMap(new TreeMap<>(edits));
        actors = Set.copyOf(actors);
    }

    boolean isSilent() {
        return type == ChangeType.UPDATE && edits.isEmpty();
    }

    @Override
    public String toString() {
        return span.begin() + " .. " + span.end() + " " + tool + ": " + (isSilent() ? "nothing" : type) + " " + object
                + " " + edits + " by " + actors;
    }
}
