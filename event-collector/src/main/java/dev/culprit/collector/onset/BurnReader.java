package dev.culprit.collector.onset;

import dev.culprit.api.record.Onset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the burn of an SLO: the first of the series that may tell it, and what it tells. */
final class BurnReader {
    /** Between the values of an expression where nothing says how often its counters are scraped. */
    private static final Duration USUAL_STEP = Duration.ofSeconds(15);

    /** Prometheus refuses to make more than 11,000 values. */
    private static final int MOST_STEPS = 10_000;

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final PrometheusClient client;
    private final PrometheusServer server;

    BurnReader(PrometheusClient client, PrometheusServer server) {
        this.client = client;
        this.server = server;
    }

    /** An answer, and how often the counters behind its values are looked at; zero: as often as it has values. */
    private record Asked(Answer answer, Duration scrape) {}

    /** Takes up to the server's patience, all queries together. */
    Told read(Question question) throws InterruptedException {
        long until = System.nanoTime() + server.patience().toNanos();
        Told none = new Told.NoSeries();
        int refused = 0;
        List<SeriesQuery> queries = SeriesQuery.of(question.slo(), question.service(), server.query());
        for (SeriesQuery query : queries) {
            Asked asked = ask(query, question, until);
            switch (asked.answer()) {
                case Answer.Found(List<List<Sample>> series) -> {
                    Optional<List<Sample>> highest = highest(series, question.startsAt());
                    if (highest.isPresent()) {
                        return told(highest.get(), query, asked.scrape(), question, until);
                    }
                }
                case Answer.Refused(String reason) -> {
                    refused++;
                    none = refused == queries.size() ? new Told.Failed(reason) : none;
                }
                case Answer.Failed(String reason) -> {
                    return new Told.Failed(reason);
                }
                case Answer.TimedOut late -> {
                    return new Told.TimedOut();
                }
            }
        }
        return none;
    }

    /** The values as they were recorded, where that can be had: they tell when each was made. */
    private Asked ask(SeriesQuery query, Question question, long until) throws InterruptedException {
        if (query.isSelector()) {
            Answer raw = client.raw(query.text(), question.startsAt(), question.back(), left(until));
            if (!(raw instanceof Answer.Refused)) {
                return new Asked(raw, server.scrape());
            }
        }
        Duration step = step(question);
        var window = new PrometheusClient.Window(question.back(), step);
        Answer stepped = client.stepped(query.text(), question.startsAt(), window, left(until));
        // a step shows what may have been recorded a step before
        Duration scrape = server.scrape().isZero() ? step : server.scrape();
        return new Asked(stepped, query.isSelector() ? scrape.plus(step) : scrape);
    }

    private Duration step(Question question) {
        Duration wanted = server.scrape().isZero() ? USUAL_STEP : server.scrape();
        long fewest = Math.max(1, question.back().toSeconds() / MOST_STEPS);
        return Duration.ofSeconds(Math.max(fewest, wanted.toSeconds()));
    }

    private Told told(List<Sample> series, SeriesQuery query, Duration scrape, Question question, long until)
            throws InterruptedException {
        Instant startsAt = question.startsAt();
        Onset onset = OnsetEstimate.estimate(series, startsAt, scrape).orElse(null);
        Double rate = null;
        if (question.wantsRate()) {
            rate = query.isBurnRate() ? last(series, startsAt) : rateBeside(question, until);
        }
        return new Told.Burning(onset, rate);
    }

    private @Nullable Double rateBeside(Question question, long until) throws InterruptedException {
        SeriesQuery query = SeriesQuery.rateBeside(question.slo(), question.service());
        return client.raw(query.text(), question.startsAt(), RECENT, left(until)) instanceof Answer.Found found
                ? highest(found.series(), question.startsAt())
                        .map(series -> last(series, question.startsAt()))
                        .orElse(null)
                : null;
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /** Of an SLO's several series the one that burns most when the alert starts. */
    private static Optional<List<Sample>> highest(List<List<Sample>> series, Instant startsAt) {
        return series.stream().filter(one -> last(one, startsAt) != null).max(Comparator.comparingDouble(one -> {
            Double last = last(one, startsAt);
            return last == null ? 0 : last;
        }));
    }

    /** The latest value that is a rate and not older than Prometheus takes for gone. */
    private static @Nullable Double last(List<Sample> series, Instant startsAt) {
        return series.stream()
                .filter(sample -> Double.isFinite(sample.value()) && sample.value() >= 0)
                .filter(sample -> !sample.at().isAfter(startsAt) && !sample.at().isBefore(startsAt.minus(RECENT)))
                .max(Comparator.comparing(Sample::at))
                .map(Sample::value)
                .orElse(null);
    }
}
