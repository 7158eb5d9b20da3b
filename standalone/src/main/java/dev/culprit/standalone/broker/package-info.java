/** A real Kafka broker inside this JVM, for a demo, a laptop or a test. */
@NullMarked
package dev.culprit.standalone.broker;

import org.jspecify.annotations.NullMarked;
