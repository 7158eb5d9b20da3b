package dev.culprit.standalone.play;

import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.recording.RecordingException;
import dev.culprit.collector.topology.TopologyException;
import dev.culprit.correlator.topology.CorrelatorSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Replays recordings in process, several at a time, each on fresh state. */
public final class Replayer {
    private final Player player;
    private final CorrelatorSettings correlator;
    private final int parallelism;

    /** @param parallelism recordings at a time */
    public Replayer(CollectorSettings settings, Optional<Path> topology, int parallelism) {
        this(settings, CorrelatorSettings.forRecordings(), topology, parallelism);
    }

    /** @param correlator is asked by as many threads */
    public Replayer(
            CollectorSettings settings, CorrelatorSettings correlator, Optional<Path> topology, int parallelism) {
        this.correlator = correlator;
        this.player = new Player(settings, topology);
        this.parallelism = parallelism;
    }

    /**
     * Replays every folder; one that cannot be replayed does not keep the others from it.
     *
     * @param done told how many folders are done, from any thread
     */
    public Replayed replay(List<Path> folders, IntConsumer done) throws PlayException {
        ExecutorService workers = Executors.newFixedThreadPool(parallelism);
        try (var state = TemporaryFolder.create("culprit-replay-")) {
            var futures = new ArrayList<Future<Incident>>();
            for (int i = 0; i < folders.size(); i++) {
                Path folder = folders.get(i);
                Path own = state.resolve(String.valueOf(i));
                futures.add(workers.submit(() -> replay(folder, own)));
            }
            var incidents = new ArrayList<Incident>();
            var failures = new ArrayList<PlayException>();
            for (Future<Incident> future : futures) {
                try {
                    incidents.add(await(future));
                } catch (PlayException failure) {
                    failures.add(failure);
                }
                done.accept(incidents.size() + failures.size());
            }
            return new Replayed(incidents, failures);
        } finally {
            workers.shutdownNow();
        }
    }

    private Incident replay(Path folder, Path state) throws RecordingException, TopologyException {
        try (var sink = new TestDriverSink(correlator, state)) {
            player.play(folder, sink, line -> {});
            return Incident.of(Folders.name(folder), sink.correlations());
        }
    }

    private static Incident await(Future<Incident> future) throws PlayException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw PlayException.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlayException("interrupted", e);
        }
    }

    /**
     * What came of the folders, each in their order.
     *
     * @param failures of those that could not be replayed
     */
    public record Replayed(List<Incident> incidents, List<PlayException> failures) {
        public Replayed {
            incidents = List.copyOf(incidents);
            failures = List.copyOf(failures);
        }
    }
}
