package dev.culprit.rules.resource;

import java.util.Optional;

/** Whoever knows the objects around one. */
@FunctionalInterface
public interface Others {
    /** As it is now; empty where there is none, or where it may not be read. */
    Optional<Declared> find(Key key);
}
