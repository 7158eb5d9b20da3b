/** What was read and is not delivered yet: what stands in its way, how long it waits, and what may be committed meanwhile. */
@NullMarked
package dev.culprit.correlator.outbox;

import org.jspecify.annotations.NullMarked;
