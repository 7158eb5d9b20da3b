package dev.culprit.standalone.ledger;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one field.
 *
 * @param before null: it was not there
 * @param after null: it is not there any more; {@link #ANY} where the tool made it up
 */
record Edit(@Nullable String before, @Nullable String after) {
    /** Whatever the value is. */
    static final String ANY = "*";

    /** Several writes as if they were one, by path; what is as it was is left out. */
    static SortedMap<String, Edit> composed(SortedMap<String, Edit> some, SortedMap<String, Edit> others) {
        var all = new TreeMap<>(some);
        others.forEach((path, edit) -> all.merge(path, edit, (one, two) -> new Edit(one.before, two.after)));
        all.values().removeIf(edit -> Objects.equals(edit.before, edit.after) && !ANY.equals(edit.after));
        return all;
    }

    boolean isToldAs(@Nullable String toldBefore, @Nullable String toldAfter) {
        return fits(before, toldBefore) && fits(after, toldAfter);
    }

    private static boolean fits(@Nullable String value, @Nullable String told) {
        return ANY.equals(value) ? told != null : Objects.equals(value, told);
    }
}
