package dev.culprit.correlator.episode;

import dev.culprit.correlator.message.Answer;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom an episode has asked, by bucket key.
 *
 * @param asked every bucket that got a question
 * @param heard those that have told all they knew when they were asked
 * @param complete those that have nothing more to say
 */
record Inquiry(SortedSet<String> asked, SortedSet<String> heard, SortedSet<String> complete) {
    Inquiry {
        asked = new TreeSet<>(asked);
        heard = new TreeSet<>(heard);
        complete = new TreeSet<>(complete);
    }

    static Inquiry none() {
        return new Inquiry(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    boolean isHeard() {
        return heard.containsAll(asked);
    }

    boolean isComplete() {
        return complete.containsAll(asked);
    }

    SortedSet<String> missing() {
        var missing = new TreeSet<>(asked);
        missing.removeAll(complete);
        return missing;
    }

    /** The same buckets, none of which has answered. */
    Inquiry anew() {
        return new Inquiry(asked, new TreeSet<>(), new TreeSet<>());
    }

    Inquiry asking(Collection<String> buckets) {
        var more = new TreeSet<>(asked);
        more.addAll(buckets);
        return new Inquiry(more, heard, complete);
    }

    Inquiry hearing(Answer answer) {
        return switch (answer.state()) {
            case PARTLY -> this;
            case UP_TO_DATE -> new Inquiry(asked, with(heard, answer.bucket()), complete);
            case COMPLETE -> new Inquiry(asked, with(heard, answer.bucket()), with(complete, answer.bucket()));
        };
    }

    private static SortedSet<String> with(SortedSet<String> buckets, String more) {
        var all = new TreeSet<>(buckets);
        all.add(more);
        return all;
    }
}
