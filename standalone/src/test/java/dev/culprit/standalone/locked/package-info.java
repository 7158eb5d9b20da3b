/** Every process under a user of its own on a Kafka that lets nobody in unasked, and a scan of what they listen at. */
@NullMarked
package dev.culprit.standalone.locked;

import org.jspecify.annotations.NullMarked;
