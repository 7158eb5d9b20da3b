package dev.culprit.api.record;

import java.util.Comparator;

/**
 * How far a correlation has come: a final revision comes after every provisional one, else the higher number is the later. The
 * number alone does not tell: when brokers and a correlator fail together, a revision may have gone out while the state that
 * knows of it is lost, and then its number is given once more.
 *
 * @param revision 0: nothing has come yet
 */
public record Stage(Phase phase, int revision) implements Comparable<Stage> {
    /** Before the first. */
    public static final Stage NONE = new Stage(Phase.PROVISIONAL, 0);

    private static final Comparator<Stage> ORDER =
            Comparator.comparing((Stage stage) -> stage.phase() == Phase.FINAL).thenComparingInt(Stage::revision);

    @Override
    public int compareTo(Stage other) {
        return ORDER.compare(this, other);
    }

    public boolean isBefore(Stage other) {
        return compareTo(other) < 0;
    }
}
