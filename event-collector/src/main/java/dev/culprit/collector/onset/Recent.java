package dev.culprit.collector.onset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers of the last minutes, those still waited for too: so that repeats and a second Alertmanager ask nothing anew. */
final class Recent {
    static final int MOST = 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<Question, Kept> kept = new LinkedHashMap<>();

    Recent(Clock clock) {
        this.clock = clock;
    }

    private record Kept(CompletableFuture<Told> answer, Instant since) {
        /** Failures are asked anew. */
        boolean isGood(Instant now) {
            Told told = answer.getNow(new Told.NoSeries());
            boolean failed = told instanceof Told.Failed || told instanceof Told.TimedOut;
            return !failed && now.isBefore(since.plus(KEPT));
        }
    }

    /** The oldest give way to new ones. */
    synchronized CompletableFuture<Told> of(Question question, Function<Question, CompletableFuture<Told>> ask) {
        Kept known = kept.get(question);
        if (known != null && known.isGood(clock.instant())) {
            return known.answer();
        }
        kept.remove(question);
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        CompletableFuture<Told> answer = ask.apply(question);
        kept.put(question, new Kept(answer, clock.instant()));
        return answer;
    }
}
