package dev.culprit.standalone.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.standalone.live.Launch;
import dev.culprit.standalone.live.RunningCulprit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was told against what was made, while several people work on a real cluster and {@code culprit run} dies twice.
 * {@code -Dculprit.ledger.steps=N} makes as many steps a person, {@code -Dculprit.ledger.seed=N} others,
 * {@code -Dculprit.ledger.people=N} as many people.
 */
@EnabledIfEnvironmentVariable(named = LedgerIT.VARIABLE, matches = ".+")
@EnabledIfSystemProperty(named = LedgerIT.LENGTH, matches = "[0-9]+")
class LedgerIT {
    static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    /** Of each person, in steps; without it, the run is left out: it takes minutes. */
    static final String LENGTH = "culprit.ledger.steps";

    private static final int STEPS = Integer.getInteger(LENGTH, 100);
    private static final int PEOPLE = Integer.getInteger("culprit.ledger.people", 3);
    private static final long SEED = Long.getLong("culprit.ledger.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(Math.max(5, STEPS / 20));

    /** What was written so long before the process died it may have read and not told yet. */
    private static final Duration UNTOLD = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void whatIsToldIsWhatWasMade() throws Exception {
        String kubeconfig = Objects.requireNonNull(System.getenv(VARIABLE));
        String run = "ledger" + UUID.randomUUID().toString().substring(0, 6);
        try (var farm = new Farm(kubeconfig, run)) {
            var script = new Script(farm, PEOPLE, STEPS, SEED);
            script.prepare();
            ToldChanges told = watched(script, farm, kubeconfig);
            report(script.ledger(), told);
        }
    }

    private ToldChanges watched(Script script, Farm farm, String kubeconfig) throws Exception {
        try (var life = new Life(kubeconfig, farm.customKind())) {
            try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
                List<Future<?>> work = IntStream.range(0, PEOPLE)
                        .<Future<?>>mapToObj(person -> people.submit(() -> {
                            script.run(person);
                            return null;
                        }))
                        .toList();
                for (int death = 1; death <= 2; death++) {
                    life.endsAfter(script, script.all() * death / 3, work);
                }
                for (Future<?> person : work) {
                    person.get();
                }
            }
            return life.told(farm);
        }
    }

    private void report(Ledger ledger, ToldChanges told) throws IOException {
        var account = new Account(ledger.compare(told.changes()));
        Path report = Path.of("target", "ledger-" + SEED + ".txt");
        String all = "seed %d, %d told again%n%s%s%n"
                .formatted(SEED, told.repeated(), account.table(), String.join("\n", account.faults()));
        Files.writeString(
                report,
                all
                        + ledger.lines().stream()
                                .map(line -> line + "\n")
                                .collect(Collectors.joining("", "\nmade:\n", ""))
                        + told.changes().stream()
                                .map(change -> change + "\n")
                                .collect(Collectors.joining("", "\ntold:\n", "")));
        System.out.println(all);
        assertThat(account.faults()).isEmpty();
    }

    /** The process, which dies and lives on. */
    private final class Life implements AutoCloseable {
        private final Launch launch;
        private RunningCulprit culprit;
        private int number;

        Life(String kubeconfig, String kind) throws IOException {
            this.launch = Launch.onAllOf(kubeconfig).with("CULPRIT_WATCH_KINDS_MORE", kind);
            this.culprit = begin();
        }

        private RunningCulprit begin() throws IOException {
            return new RunningCulprit(launch, folder, "life-" + number++);
        }

        /** Dies when so many steps are taken, and is there again some time later. */
        void endsAfter(Script script, int steps, List<Future<?>> work)
                throws IOException, InterruptedException, ExecutionException {
            await().atMost(PATIENCE)
                    .until(() -> script.taken() >= steps || work.stream().anyMatch(Future::isDone));
            Instant death = Hand.CLOCK.instant();
            culprit.kill();
            culprit = begin();
            script.ledger().nobodyWatched(new Span(death.minus(UNTOLD), Hand.CLOCK.instant()));
        }

        ToldChanges told(Farm farm) {
            return ToldChanges.read(culprit.bootstrapServers(), change -> farm.isOurs(change.subject()));
        }

        @Override
        public void close() throws IOException {
            culprit.close();
        }
    }
}
