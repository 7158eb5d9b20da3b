package dev.culprit.summarizer.answer;

import dev.culprit.api.record.Summary;
import java.util.Locale;

/** What became of an answer. */
public sealed interface Examined {
    /** It may be shown. */
    record Sound(Summary.Text text) implements Examined {}

    /**
     * It may not be shown.
     *
     * @param where in it, in words of our own
     */
    record Unsound(Fault fault, String where) implements Examined {
        @Override
        public String toString() {
            return fault.label() + " in " + where;
        }
    }

    /** What may be wrong with an answer. */
    enum Fault {
        /** No JSON, or not the object that was asked for. */
        NO_ANSWER,
        /** Longer, or more of it, than was asked for. */
        TOO_LONG,
        /** A sentence that rests on nothing, or on evidence that was not given. */
        NO_EVIDENCE,
        /** Links, markup, control characters, commands, or words to a machine. */
        UNSAFE,
        /** A number, a time or a unit that the cited evidence does not have. */
        NUMBER,
        /** Values, times or facts of the evidence, told the wrong way round. */
        RELATION,
        /** A name that the cited evidence does not have. */
        OBJECT,
        /** A word that is neither common nor in the cited evidence. */
        WORD,
        /** Another suspect is put first, or somebody is accused who is not the first. */
        ORDER,
        /** More certain than the analysis. */
        CERTAINTY;

        /** The name in meters and records. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
