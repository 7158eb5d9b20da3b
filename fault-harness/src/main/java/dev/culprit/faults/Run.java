package dev.culprit.faults;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.faults.books.Books;
import dev.culprit.faults.books.Log;
import dev.culprit.faults.books.RuleBooks;
import dev.culprit.faults.fault.Mishap;
import dev.culprit.faults.fault.Trouble;
import dev.culprit.faults.rig.Health;
import dev.culprit.faults.rig.Pause;
import dev.culprit.faults.rig.Rig;
import dev.culprit.faults.rig.RigException;
import dev.culprit.faults.story.Cluster;
import dev.culprit.faults.story.Definitions;
import dev.culprit.faults.story.Ledger;
import dev.culprit.faults.story.Ledger.Deed;
import dev.culprit.faults.story.Stories;
import dev.culprit.faults.story.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One run: stories are told at an even pace while faults are made, and in the end the books are held against the ledger.
 *
 * @param length how long faults are made
 * @param pace between the beginnings of two stories
 * @param progress told what happens, a line at a time
 */
record Run(Plan plan, Duration length, Duration pace, Clock clock, Consumer<String> progress) {
    private static final Duration AFTERWARDS = Duration.ofSeconds(20);

    /** An answer is final 80 s after its alert, later where the collector was away. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    /**
     * On what it is tried.
     *
     * @param folder for data and logs, empty
     * @param seed decides the order of faults and the course of stories
     * @param atOnce how many faults are made together
     */
    record Plan(Path kubeconfig, Path folder, long seed, int atOnce) {}

    /**
     * What came of it.
     *
     * @param steps with definitions
     */
    record Outcome(List<Mishap> faults, Map<Deed, Integer> done, int steps, List<String> mishaps, Books books) {
        /** Whether all came out that had to, once and rightly, after faults from all of which it recovered. */
        boolean isGood() {
            return mishaps.isEmpty()
                    && books.agree()
                    && !done.getOrDefault(Deed.FIRED, 0).equals(0)
                    && faults.stream().allMatch(fault -> fault.recovered() != null);
        }
    }

    Outcome run() throws IOException, InterruptedException, RigException {
        var ledger = new Ledger();
        try (var cluster = new Cluster(plan.kubeconfig())) {
            if (!cluster.knowsDefinitions()) {
                throw new RigException("the cluster knows no SLOs: kubectl apply --validate=false -f api/src/crds");
            }
            var definitions = new Definitions(cluster, ledger, clock, plan.seed());
            try (var rig = new Rig(plan.kubeconfig(), plan.folder(), definitions.namespace());
                    var health = new Health(rig.bootstrapServers());
                    var stories = new Stories(cluster, rig.alerts(), ledger, clock, plan.seed())) {
                stories.prepare();
                definitions.prepare();
                rig.start();
                progress.accept("all is ready: " + rig.children().size() + " processes");
                List<Mishap> faults = trouble(rig, health, List.of(stories::next, definitions::next));
                stories.finish(SETTLING);
                Set<Story> fired = ledger.with(Deed.FIRED);
                progress.accept(fired.size() + " alerts were taken; waiting for the last to be final");
                Books books = settled(
                        rig, log -> books(cluster, stories, fired, rig, log).and(rules(cluster, definitions)));
                stories.namespaces().forEach(cluster::delete);
                cluster.delete(definitions.namespace());
                Map<Deed, Integer> done =
                        List.of(Deed.values()).stream().collect(Collectors.toMap(deed -> deed, ledger::count));
                return new Outcome(faults, done, definitions.steps(), ledger.mishaps(), books);
            }
        }
    }

    private List<Mishap> trouble(Rig rig, Health health, List<Runnable> meanwhile)
            throws IOException, InterruptedException {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> telling = timer.scheduleAtFixedRate(
                    () -> meanwhile.forEach(Runnable::run), 0, pace.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return new Trouble(rig, health, new Random(plan.seed()), plan.atOnce(), this::tell).make(length);
            } finally {
                telling.cancel(false);
            }
        }
    }

    private void tell(Mishap mishap) {
        progress.accept("%s: %s for %d s, %s"
                .formatted(
                        mishap.after().truncatedTo(ChronoUnit.SECONDS),
                        mishap.name(),
                        mishap.lasted().toSeconds(),
                        mishap.recovered() == null
                                ? "NOT WHOLE AGAIN"
                                : "whole again after %.1f s"
                                        .formatted(mishap.recovered().toMillis() / 1000.0)));
    }

    private static Books settled(Rig rig, Function<Log, Books> books) throws InterruptedException {
        try (var log = new Log(rig.bootstrapServers())) {
            Pause.until(() -> books.apply(log).agree(), SETTLING);
            // what comes late may be one too many
            Pause.of(AFTERWARDS);
            return books.apply(log);
        }
    }

    private static Books rules(Cluster cluster, Definitions definitions) {
        String namespace = definitions.namespace();
        return RuleBooks.of(definitions.kept(), cluster.definitions(namespace), cluster.rules(namespace));
    }

    private static Books books(Cluster cluster, Stories stories, Set<Story> fired, Rig rig, Log log) {
        log.catchUp();
        Map<String, List<SLOCorrelation>> written = stories.namespaces().stream()
                .flatMap(namespace -> cluster.correlations(namespace).stream())
                .collect(Collectors.groupingBy(one -> one.getSpec().sloRef().name()));
        return Books.of(fired, written, rig, log);
    }
}
