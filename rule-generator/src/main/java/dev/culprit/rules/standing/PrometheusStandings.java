package dev.culprit.rules.standing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.query.QueryApi;
import dev.culprit.rules.query.Reply;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How promises stand by the series in Prometheus: one instant query each. After a failure all are told at once that it is
 * away, for a pause that grows up to a minute.
 */
public final class PrometheusStandings implements Standings {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final QueryApi prometheus;
    private final Duration patience;
    private final Circuit circuit;
    private final Clock clock;

    /** With ten seconds for each query. */
    public PrometheusStandings(PrometheusHttp http, Clock clock) {
        this(http, PATIENCE, clock);
    }

    /**
     * Asks nothing yet.
     *
     * @param http stays the caller's to close
     * @param patience how long one query may take
     * @param clock of the moment that is asked for; it and Prometheus' may be some minutes apart, no more
     */
    public PrometheusStandings(PrometheusHttp http, Duration patience, Clock clock) {
        this.prometheus = new QueryApi(http, patience);
        this.patience = patience;
        this.circuit = new Circuit(clock);
        this.clock = clock;
    }

    @Override
    public Standing of(Promise promise) throws InterruptedException {
        return outlook(promise).standing();
    }

    /** The same, and when the budget ends. */
    public Outlook outlook(Promise promise) throws InterruptedException {
        return switch (circuit.request()) {
            case Circuit.Permission.Denied(String reason) -> away(promise, reason);
            case Circuit.Permission.Granted(long round) -> ask(promise, round);
        };
    }

    private Outlook ask(Promise promise, long round) throws InterruptedException {
        Wanted wanted = Wanted.of(promise);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Reply reply = prometheus.ask(
                "/api/v1/query",
                Map.of(
                        "query", wanted.expression(),
                        "time", now.toString(),
                        "timeout", patience.toMillis() + "ms"));
        return switch (reply) {
            case Reply.Result result -> read(wanted, result, now, round);
            case Reply.Refused(String reason) -> {
                circuit.answered();
                yield unknown(promise, Knowledge.REFUSED, "Prometheus refuses the query: " + reason);
            }
            case Reply.TooMuch(String reason) -> failed(promise, reason, round);
            case Reply.Failed(String reason) -> failed(promise, reason, round);
        };
    }

    private Outlook read(Wanted wanted, Reply.Result answer, Instant now, long round) {
        JsonNode result = answer.data().path("result");
        if (!answer.data().path("resultType").asText("").equals("vector") || !result.isArray()) {
            return failed(wanted.promise(), "its answer is no vector: is the address that of Prometheus?", round);
        }
        circuit.answered();
        return switch (Samples.read(wanted, result)) {
            case Evidence.Contradiction(String reason) ->
                unknown(wanted.promise(), Knowledge.REFUSED, "what Prometheus tells cannot be: " + reason);
            case Evidence.Measured measured -> new Assessment(wanted, measured).outlook(now, answer.warnings());
        };
    }

    private Outlook failed(Promise promise, String reason, long round) {
        circuit.failed(round, reason);
        return away(promise, reason);
    }

    private static Outlook away(Promise promise, String reason) {
        return unknown(promise, Knowledge.AWAY, "Prometheus is away: " + reason);
    }

    private static Outlook unknown(Promise promise, Knowledge knowledge, String message) {
        return new Outlook(promise, Standing.unknown(promise, knowledge, message), Optional.empty());
    }
}
