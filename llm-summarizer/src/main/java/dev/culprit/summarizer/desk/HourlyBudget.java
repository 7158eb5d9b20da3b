package dev.culprit.summarizer.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What may be spent in any hour. What was spent before a restart is told anew, but for its tokens. */
final class HourlyBudget {
    private static final Duration HOUR = Duration.ofHours(1);

    private final int mostRequests;
    private final long mostTokens;
    private final Deque<Expense> expenses = new ArrayDeque<>();
    private long tokens;

    private record Expense(Instant at, int tokens) {}

    HourlyBudget(int mostRequests, long mostTokens) {
        this.mostRequests = mostRequests;
        this.mostTokens = mostTokens;
    }

    void spend(Instant at, int spent) {
        expenses.addLast(new Expense(at, spent));
        tokens += spent;
    }

    /** Until when nothing is left; empty while something is. */
    Optional<Instant> exhaustedUntil(Instant now) {
        while (!expenses.isEmpty() && !expenses.getFirst().at().plus(HOUR).isAfter(now)) {
            tokens -= expenses.removeFirst().tokens();
        }
        boolean isExhausted = expenses.size() >= mostRequests || tokens >= mostTokens;
        return isExhausted
                ? Optional.of(
                        expenses.isEmpty()
                                ? now.plus(HOUR)
                                : expenses.getFirst().at().plus(HOUR))
                : Optional.empty();
    }

    void clear() {
        expenses.clear();
        tokens = 0;
    }
}
