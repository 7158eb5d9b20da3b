/** The Kafka that tests run on. */
@NullMarked
package dev.culprit.standalone.kafka;

import org.jspecify.annotations.NullMarked;
