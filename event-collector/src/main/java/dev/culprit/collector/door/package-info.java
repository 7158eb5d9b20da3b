/**
 * Where secrets stay out: every object passes here before any other code sees it.
 *
 * <p>Start at {@link dev.culprit.collector.door.Door}; {@code SecretTree} walks an object, {@code SecretText} reads one text
 * of it, and each {@code Secret...} knows one kind of place in which secrets stand.
 */
@NullMarked
package dev.culprit.collector.door;

import org.jspecify.annotations.NullMarked;
