package dev.culprit.standalone.kafka;

import dev.culprit.standalone.kafka.AnyKafka.Choice;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips, with a word, what would need a container where there is no Docker. */
final class ContainersNeedDocker implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result =
                on(Choice.made(), () -> DockerClientFactory.instance().isDockerAvailable());
        if (result.isDisabled() && context.getTestMethod().isEmpty()) {
            System.err.println(
                    context.getDisplayName() + " " + result.getReason().orElse(""));
        }
        return result;
    }

    static ConditionEvaluationResult on(Choice choice, BooleanSupplier hasDocker) {
        return switch (choice) {
            case EMBEDDED -> ConditionEvaluationResult.enabled("on the embedded broker");
            case CONTAINER ->
                hasDocker.getAsBoolean()
                        ? ConditionEvaluationResult.enabled("on Kafka in a container")
                        : ConditionEvaluationResult.disabled("is skipped: there is no Docker for Kafka's container");
        };
    }
}
