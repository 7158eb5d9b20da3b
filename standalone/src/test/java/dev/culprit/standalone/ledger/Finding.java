package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Change;
import java.util.Set;

/** What comes of the comparison for one line or one change. */
sealed interface Finding {
    /** Nothing was to be told and nothing was. */
    record Silent(Line line) implements Finding {}

    /** Nobody saw this line apart from the next ones. */
    record Merged(Line line) implements Finding {}

    record Told(Effect effect, Change change, Set<Mismatch> wrong) implements Finding {}

    record Missing(Line line) implements Finding {}

    /** Told, and nobody did it. */
    record Extra(Change change) implements Finding {}

    /** Of which tool it is; empty where nobody knows. */
    default String tool() {
        return switch (this) {
            case Silent(Line line) -> line.tool();
            case Merged(Line line) -> line.tool();
            case Told told -> told.effect().tool();
            case Missing(Line line) -> line.tool();
            case Extra extra -> "";
        };
    }

    /** Whether the product is wrong. */
    default boolean isFault() {
        return switch (this) {
            case Silent silent -> false;
            case Merged merged -> false;
            case Told told -> !told.wrong().isEmpty();
            case Missing missing -> true;
            case Extra extra -> true;
        };
    }
}
