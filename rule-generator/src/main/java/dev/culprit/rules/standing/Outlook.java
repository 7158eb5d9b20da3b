package dev.culprit.rules.standing;

import dev.culprit.rules.objective.Promise;
import java.time.Duration;
import java.util.Optional;

/**
 * How a promise stands, and when its budget ends.
 *
 * @param exhaustion until the budget is gone at the rate of the last hour; zero when it is, none while nothing burns or
 *     nothing is known
 */
public record Outlook(Promise promise, Standing standing, Optional<Duration> exhaustion) {}
