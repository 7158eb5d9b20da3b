package dev.culprit.rules.resource;

import dev.culprit.api.record.SloRef;

/** Which object: an SLO and a composition may have the same name. */
public record Key(String kind, SloRef ref) {
    public Key {
        if (!kind.equals(SloRef.OBJECTIVE) && !kind.equals(SloRef.COMPOSITION)) {
            throw new IllegalArgumentException("neither SLO nor composition: " + kind);
        }
    }

    public static Key objective(SloRef ref) {
        return new Key(SloRef.OBJECTIVE, ref);
    }

    public static Key composition(SloRef ref) {
        return new Key(SloRef.COMPOSITION, ref);
    }

    /** Whether it is one. */
    public boolean composition() {
        return kind.equals(SloRef.COMPOSITION);
    }

    @Override
    public String toString() {
        return kind + " " + ref;
    }
}
