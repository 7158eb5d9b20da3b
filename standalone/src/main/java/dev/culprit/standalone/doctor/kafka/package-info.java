/** Check-ups of Kafka: whether it is reached, and whether its topics are as they must be. */
@NullMarked
package dev.culprit.standalone.doctor.kafka;

import org.jspecify.annotations.NullMarked;
