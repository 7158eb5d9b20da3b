package dev.culprit.collector.onset;

import dev.culprit.api.record.BurnSeries;
import dev.culprit.api.record.Onset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the burn of an SLO: the first of the series that may tell it, and what it tells. */
final class BurnReader {
    /** Between the values of an expression where nothing says how often its counters are scraped. */
    private static final Duration USUAL_STEP = Duration.ofSeconds(15);

    /** Prometheus refuses to make more than 11,000 values. */
    private static final int MOST_STEPS = 10_000;

    private static final PrometheusClient.Window THAT_MOMENT =
            new PrometheusClient.Window(Duration.ZERO, Duration.ofSeconds(15));

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
                    Optional<List<Sample>> highest = highest(series, question);
                    if (highest.isPresent()) {
                        var read = new Read(query, highest.get(), asked.scrape());
                        return question.isOver() ? over(read, question, until) : burning(read, question, until);
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

    /** The series of a query that is taken, and how often the counters behind it are looked at. */
    private record Read(SeriesQuery query, List<Sample> samples, Duration scrape) {
        @Nullable
        BurnSeries series(Question question) {
            BurnSeries.Measure measure =
                    query.isBurnRate() ? BurnSeries.Measure.BURN_RATE : BurnSeries.Measure.ERROR_RATIO;
            return Outline.series(samples, measure, question.until(), question.back());
        }
    }

    /** The values as they were recorded, where that can be had: they tell when each was made. */
    private Asked ask(SeriesQuery query, Question question, long until) throws InterruptedException {
        if (query.isSelector() && !question.isLong()) {
            Answer raw = client.raw(query.text(), question.until(), question.back(), left(until));
            if (!(raw instanceof Answer.Refused)) {
                return new Asked(raw, server.scrape());
            }
        }
        Duration step = step(question);
        var window = new PrometheusClient.Window(question.back(), step);
        Answer stepped = client.stepped(query.text(), question.until(), window, left(until));
        // a step shows what may have been recorded a step before
        Duration scrape = server.scrape().isZero() ? step : server.scrape();
        return new Asked(stepped, query.isSelector() ? scrape.plus(step) : scrape);
    }

    private Duration step(Question question) {
        Duration wanted = server.scrape().isZero() ? USUAL_STEP : server.scrape();
        int most = question.isLong() ? 2 * BurnSeries.MOST_VALUES : MOST_STEPS;
        long fewest = Math.max(1, question.back().toSeconds() / most);
        return Duration.ofSeconds(Math.max(fewest, wanted.toSeconds()));
    }

    private Told burning(Read read, Question question, long until) throws InterruptedException {
        Instant startsAt = question.until();
        Onset onset =
                OnsetEstimate.estimate(read.samples(), startsAt, read.scrape()).orElse(null);
        Double rate = null;
        if (question.wantsRate()) {
            rate = read.query().isBurnRate() ? last(read.samples(), startsAt) : rateBeside(question, until);
        }
        return new Told.Burning(onset, rate, new Outline(read.series(question), budget(question, until)));
    }

    private Told over(Read read, Question question, long until) throws InterruptedException {
        return new Told.Over(new Outline(read.series(question), budget(question, until)));
    }

    /** Of several the least; what is more than the whole is none. Nothing else is lost when it cannot be had. */
    private @Nullable Double budget(Question question, long until) throws InterruptedException {
        String query = SeriesQuery.budget(question.slo(), question.service());
        return client.stepped(query, question.until(), THAT_MOMENT, beside(until)) instanceof Answer.Found found
                ? found.series().stream()
                        .flatMap(List::stream)
                        .map(Sample::value)
                        .filter(share -> Double.isFinite(share) && share <= 1)
                        .min(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    private @Nullable Double rateBeside(Question question, long until) throws InterruptedException {
        SeriesQuery query = SeriesQuery.rateBeside(question.slo(), question.service());
        return client.raw(query.text(), question.until(), RECENT, beside(until)) instanceof Answer.Found found
                ? highest(found.series(), question)
                        .map(series -> last(series, question.until()))
                        .orElse(null)
                : null;
    }

    /** For what is good to know besides: whoever waits for the rest must not be gone when it has not come. */
    private static Duration beside(long until) {
        return left(until).dividedBy(2);
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /** Of an SLO's several series the one that burns most when the alert starts; of a burn that is over, at its worst. */
    private static Optional<List<Sample>> highest(List<List<Sample>> series, Question question) {
        Function<List<Sample>, @Nullable Double> height =
                question.isOver() ? BurnReader::peak : one -> last(one, question.until());
        return series.stream()
                .filter(one -> height.apply(one) != null)
                .max(Comparator.comparingDouble(one -> Objects.requireNonNullElse(height.apply(one), 0.0)));
    }

    private static @Nullable Double peak(List<Sample> series) {
        return series.stream()
                .map(Sample::value)
                .filter(value -> Double.isFinite(value) && value >= 0)
                .max(Comparator.naturalOrder())
                .orElse(null);
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
