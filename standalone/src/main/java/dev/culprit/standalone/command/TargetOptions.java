package dev.culprit.standalone.command;

import dev.culprit.rules.objective.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the past is held against. */
final class TargetOptions {
    private static final int MOST = 5;
    private static final BigDecimal HUNDRED = Target.HUNDRED;

    @Option(
            names = "--target",
            paramLabel = "PERCENT",
            split = ",",
            description = "Targets to compare, as 99.5,99.9; instead of the SLO's own.")
    private List<BigDecimal> targets = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            description =
                    "A plain alert to compare with fires above this error rate of five minutes. Default: the budget.")
    private @Nullable BigDecimal threshold;

    /** None: the SLO's own. */
    List<Target> targets(CommandLine command) {
        if (targets.size() > MOST) {
            throw new ParameterException(command, "--target compares " + MOST + " targets at most");
        }
        for (BigDecimal target : targets) {
            if (target.signum() <= 0 || target.compareTo(HUNDRED) >= 0) {
                throw new ParameterException(command, "--target must be above 0 and below 100");
            }
        }
        return targets.stream().map(Target::new).distinct().toList();
    }

    /** An error ratio; none: the budget. */
    OptionalDouble threshold(CommandLine command) {
        if (threshold == null) {
            return OptionalDouble.empty();
        }
        if (threshold.signum() < 0 || threshold.compareTo(HUNDRED) >= 0) {
            throw new ParameterException(command, "--threshold must be from 0 to below 100");
        }
        return OptionalDouble.of(threshold.movePointLeft(2).doubleValue());
    }
}
