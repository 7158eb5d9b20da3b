package dev.culprit.standalone.kafka;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of any Kafka: {@code -Pcontainers} runs these alone, on one in a container. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("any-kafka")
@ExtendWith(ContainersNeedDocker.class)
public @interface OnAnyKafka {}
