package dev.culprit.collector.symptom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one container of a Pod fails, as the kubelet says: it waits for a reason, or it ended badly, now or before its last
 * restart.
 */
record ContainerState(JsonNode status) {
    /** What a container waits for when all is well. */
    private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing", "");

    private static final String CRASH_LOOP = "CrashLoopBackOff";

    /** Restarts are delayed by 10 s, then twice as long each time up to this; the first one comes at once. */
    private static final long LONGEST_DELAY = 300;

    private static final int DELAYS_THAT_GROW = 6;

    /**
     * Earliest first.
     *
     * @param unreadySince since when the Pod is not ready: waiting has no time of its own
     * @param asked when the Pod was asked to go: how it ends after that is no failure
     */
    Stream<Failure> failures(@Nullable Instant unreadySince, @Nullable Instant asked) {
        JsonNode now = status.path("state");
        Stream<Failure> ended = Stream.of(status.path("lastState"), now)
                .map(state -> state.path("terminated"))
                .flatMap(end -> ended(end).stream())
                .filter(failure -> asked == null
                        || (failure.last() != null && failure.last().isBefore(asked)));
        return asked == null ? Stream.concat(ended, waiting(now.path("waiting"), unreadySince).stream()) : ended;
    }

    private Optional<Failure> ended(JsonNode end) {
        int exitCode = end.path("exitCode").asInt(0);
        String reason = end.path("reason").asText("");
        if (end.isMissingNode() || (exitCode == 0 && !reason.equals("OOMKilled"))) {
            return Optional.empty();
        }
        String named = reason.isEmpty() ? "Error" : reason;
        int signal = end.path("signal").asInt(0);
        String text = end.path("message").asText("").strip();
        String message = "exit code " + exitCode + (signal > 0 ? ", signal " + signal : "") + " of container " + name()
                + (text.isEmpty() ? "" : ": " + text);
        Instant finished = Timestamp.read(end.path("finishedAt"));
        return Optional.of(
                finished == null
                        ? new Failure(what(named), "restart " + restarts(), named, message, null, null, 1)
                        : Failure.once(what(named), named, message, finished));
    }

    private Optional<Failure> waiting(JsonNode waiting, @Nullable Instant unreadySince) {
        String reason = waiting.path("reason").asText("");
        if (USUAL.contains(reason)) {
            return Optional.empty();
        }
        Instant ended =
                Timestamp.read(status.path("lastState").path("terminated").path("finishedAt"));
        boolean loop = reason.equals(CRASH_LOOP);
        Instant last =
                ended != null && (loop || unreadySince == null || ended.isAfter(unreadySince)) ? ended : unreadySince;
        Instant first = loop && last != null ? last.minusSeconds(delays(restarts())) : last;
        String text = waiting.path("message").asText("").strip();
        String message = "container " + name() + (text.isEmpty() ? "" : ": " + text);
        int count = loop ? Math.max(1, restarts()) : 1;
        return Optional.of(new Failure(what(reason), "restart " + restarts(), reason, message, first, last, count));
    }

    /** Seconds that the kubelet has let pass between the crashes so far: the first one is at least as long ago. */
    static long delays(int restarts) {
        long delays = 0;
        for (int i = 0; i < Math.min(restarts - 1, DELAYS_THAT_GROW); i++) {
            delays += Math.min(10L << i, LONGEST_DELAY);
        }
        return delays + LONGEST_DELAY * Math.max(0, restarts - 1 - DELAYS_THAT_GROW);
    }

    private String what(String reason) {
        return name() + "/" + reason;
    }

    private String name() {
        return status.path("name").asText("-");
    }

    private int restarts() {
        return Math.max(0, status.path("restartCount").asInt(0));
    }
}
