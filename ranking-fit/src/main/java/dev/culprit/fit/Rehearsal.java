package dev.culprit.fit;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.correlator.ranking.Case;
import dev.culprit.correlator.ranking.Judge;
import dev.culprit.correlator.ranking.Ranking;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.standalone.play.Incident;
import dev.culprit.standalone.play.PlayException;
import dev.culprit.standalone.play.Replayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays recordings through the product and keeps the case that the ranking was given last, which is the final one. */
final class Rehearsal {
    private final Optional<Path> topology;

    /** @param topology who calls whom; without it, what configuration tells */
    Rehearsal(Optional<Path> topology) {
        this.topology = topology;
    }

    /** In the order of the folders; a recording without an alert has none. */
    List<NamedCase> play(List<Path> folders) throws PlayException, InterruptedException, ExecutionException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (var workers = Executors.newFixedThreadPool(cores)) {
            var played = new ArrayList<Future<List<NamedCase>>>();
            folders.forEach(folder -> played.add(workers.submit(() -> play(folder))));
            var cases = new ArrayList<NamedCase>();
            for (Future<List<NamedCase>> future : played) {
                cases.addAll(future.get());
            }
            return cases;
        }
    }

    private List<NamedCase> play(Path folder) throws PlayException {
        var notes = new Notes(Ranking.defaults(), new ConcurrentHashMap<>());
        var correlator = CorrelatorSettings.forRecordings(notes);
        var replayed = new Replayer(CollectorSettings.forRecordings(), correlator, topology, 1)
                .replay(List.of(folder), done -> {});
        if (!replayed.failures().isEmpty()) {
            throw replayed.failures().getFirst();
        }
        return replayed.incidents().stream()
                .flatMap(incident -> incident.correlations().stream())
                .map(c -> notes.last().get(key(c.episode(), c.period())))
                .filter(Objects::nonNull)
                .map(found -> new NamedCase(Incident.nameOf(folder), found))
                .toList();
    }

    /** The period is fixed by the spike that opened the episode. */
    private static String key(Episode episode, Correlation.Period period) {
        return episode.slo() + " " + period;
    }

    /** Decides as ever, and notes the case that was decided last in each period. */
    private record Notes(Judge judge, Map<String, Case> last) implements Judge {
        @Override
        public Findings rank(Case incident) {
            last.put(key(incident.episode(), incident.period()), incident);
            return judge.rank(incident);
        }

        @Override
        public Findings review(Findings findings, Episode episode) {
            return judge.review(findings, episode);
        }
    }
}
