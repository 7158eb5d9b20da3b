package dev.culprit.faults.story;

import dev.culprit.faults.rig.Pause;
import dev.culprit.faults.rig.Rig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends alerts as Alertmanager does: again and again until they are taken. */
final class Alertmanager implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI receiver;

    Alertmanager(URI receiver) {
        this.receiver = receiver;
    }

    /** Whether it was taken; not when it was refused for good, or within {@code atMost}. */
    boolean send(Story story, Instant startsAt, Optional<Instant> endsAt, Duration atMost) throws InterruptedException {
        var request = HttpRequest.newBuilder(receiver)
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + Rig.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload(story, startsAt, endsAt)))
                .build();
        long until = System.nanoTime() + atMost.toNanos();
        Duration wait = FIRST_WAIT;
        while (System.nanoTime() < until) {
            int status = status(request);
            if (status == OK) {
                return true;
            }
            if (status > 0 && status < SERVER_ERROR) {
                return false;
            }
            Pause.of(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
        return false;
    }

    /** 0 where none came. */
    private int status(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String payload(Story story, Instant startsAt, Optional<Instant> endsAt) {
        String status = endsAt.isPresent() ? "resolved" : "firing";
        return """
                {"version": "4", "status": "%1$s", "receiver": "culprit", "alerts": [{"status": "%1$s",
                 "labels": {"alertname": "BudgetBurn", "slo_name": "%2$s", "slo_namespace": "%3$s", "service": "%4$s",
                  "severity": "page", "long_window": "5m", "short_window": "1m"},
                 "annotations": {"burn_rate": "20", "correlation_lookback": "5m", "correlation_lookahead": "20s"},
                 "startsAt": "%5$s", "endsAt": "%6$s", "fingerprint": "%2$s"}]}""".formatted(
                        status,
                        story.slo(),
                        story.namespace(),
                        story.app(),
                        startsAt,
                        endsAt.map(Instant::toString).orElse("0001-01-01T00:00:00Z"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
