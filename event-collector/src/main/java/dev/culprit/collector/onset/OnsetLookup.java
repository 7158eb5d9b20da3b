package dev.culprit.collector.onset;

import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Spike;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.intake.SpikeEnrichment;
import dev.culprit.runtime.prometheus.TrustException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Prometheus when the burn of each firing spike began, and how fast it is where the alert does not say so; of a
 * resolved one how it went.
 *
 * <p>A payload waits for all its answers together no longer than the server's patience, and for none when Prometheus has
 * not answered of late: what is not known by then the spike goes on without. An answer that comes later is kept for the
 * alert's next repeat.
 */
public final class OnsetLookup implements SpikeEnrichment, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnsetLookup.class);

    /** Prometheus runs twenty queries at once by default, and has others to answer. */
    private static final int AT_ONCE = 8;

    private static final int MOST_WAITING = 256;

    private final PrometheusServer server;
    private final PrometheusClient client;
    private final BurnReader reader;
    private final OnsetMeters meters;
    private final Circuit circuit;
    private final Recent recent;
    private final ExecutorService workers;

    /** @throws TrustException when the certificates to trust cannot be used */
    public OnsetLookup(PrometheusServer server, OnsetMeters meters, Clock clock) throws TrustException {
        this.server = server;
        this.client = new PrometheusClient(server);
        this.reader = new BurnReader(client, server);
        this.meters = meters;
        this.circuit = new Circuit(clock);
        this.recent = new Recent(clock);
        this.workers = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofVirtual().name("prometheus-", 0).factory());
    }

    /** In the same order. */
    @Override
    public List<Outgoing> enrich(List<Outgoing> spikes) throws InterruptedException {
        long until = System.nanoTime() + server.patience().toNanos();
        List<CompletableFuture<Told>> asked = spikes.stream().map(this::ask).toList();
        var enriched = new ArrayList<Outgoing>(spikes.size());
        for (int i = 0; i < spikes.size(); i++) {
            enriched.add(with(spikes.get(i), await(asked.get(i), until)));
        }
        return enriched;
    }

    private CompletableFuture<Told> ask(Outgoing outgoing) {
        return outgoing instanceof Outgoing.Keyed(var topic, var key, var placement, var value, var at)
                        && value instanceof Spike spike
                ? recent.of(Question.of(spike), this::ask)
                : CompletableFuture.completedFuture(new Told.NoSeries());
    }

    private CompletableFuture<Told> ask(Question question) {
        if (!circuit.tryAsk()) {
            meters.unasked();
            return CompletableFuture.completedFuture(new Told.Failed("Prometheus does not answer"));
        }
        var answer = new CompletableFuture<Told>();
        try {
            workers.execute(() -> answer(question, answer));
            meters.asked();
        } catch (RejectedExecutionException e) {
            meters.unasked();
            answer.complete(new Told.Failed("too many questions wait"));
        }
        return answer;
    }

    private void answer(Question question, CompletableFuture<Told> answer) {
        try {
            Told told = reader.read(question);
            meters.answered(told);
            note(told);
            answer.complete(told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // after a defect, which the thread's handler gets, nobody has to wait
            answer.complete(new Told.Failed("stopped"));
        }
    }

    private void note(Told told) {
        switch (told) {
            case Told.Burning burning -> circuit.answered();
            case Told.Over over -> circuit.answered();
            case Told.NoSeries none -> circuit.answered();
            case Told.Failed(String reason) -> failed(reason);
            case Told.TimedOut late -> failed("no answer in " + server.patience());
        }
    }

    private void failed(String reason) {
        if (circuit.failed()) {
            LOG.warn("Prometheus does not answer; spikes go on without their onset; reason={}", reason);
        }
    }

    private static Told await(CompletableFuture<Told> answer, long until) throws InterruptedException {
        try {
            return answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Told.TimedOut();
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers are values", e);
        }
    }

    private static Outgoing with(Outgoing outgoing, Told told) {
        return outgoing instanceof Outgoing.Keyed(var topic, var key, var placement, var value, var at)
                        && value instanceof Spike spike
                ? new Outgoing.Keyed(topic, key, placement, spike.with(with(spike.burn(), told)), at)
                : outgoing;
    }

    private static Burn with(Burn burn, Told told) {
        return switch (told) {
            case Told.Burning(Onset onset, Double rate, Outline outline) ->
                with(burn, burn.rate() == null ? rate : burn.rate(), onset, outline);
            case Told.Over(Outline outline) -> with(burn, burn.rate(), burn.onset(), outline);
            case Told.NoSeries none -> burn;
            case Told.Failed failure -> burn;
            case Told.TimedOut late -> burn;
        };
    }

    private static Burn with(Burn burn, @Nullable Double rate, @Nullable Onset onset, Outline outline) {
        return new Burn(
                rate, burn.longWindow(), burn.shortWindow(), onset, outline.budgetRemaining(), outline.series());
    }

    @Override
    public void close() {
        workers.shutdownNow();
        client.close();
    }
}
