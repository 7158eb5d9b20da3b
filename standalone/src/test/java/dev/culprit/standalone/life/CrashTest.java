package dev.culprit.standalone.life;

import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.episode.EpisodeStores;
import dev.culprit.correlator.evidence.EvidenceStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A crash at any record. What was read since the last commit is read again; and each store has come back by itself, as it
 * was at that commit or at the crash: their changelogs are topics of their own.
 */
class CrashTest {
    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 6 * Long.getLong("culprit.life.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterACrashTheAnswerIsTheSameAndNoRevisionHasTwoContents(long seed) {
        RandomGenerator random = Story.random(seed);
        List<Fed> story = Story.of(1 + seed % 3).records();
        Outcome expected = InProcess.outcome(story, folder.resolve("expected"));
        Telling telling = Telling.any(random);
        List<Fed> told = telling.of(story, seed);
        int crash = 1 + random.nextInt(told.size() - 1);
        int commit = crash - random.nextInt(Math.min(crash, 60));
        var life = new Crashed(folder, told, random);

        life.die(commit, crash);
        life.goOn(commit);

        String name = "seed " + seed + " " + telling + " committed at " + commit + ", dead at " + crash;
        Outcome.of(life.emitted).requireSame(expected, name);
        Outcome.requireOneContentEach(life.emitted, name);
    }

    /** Two lives with one story. */
    private static final class Crashed {
        private final Path folder;
        private final List<Fed> told;
        private final RandomGenerator random;
        private final List<Correlation> emitted = new ArrayList<>();
        private final Map<String, List<KeyValue<Object, Object>>> left = new TreeMap<>();
        private final Map<String, Boolean> kept = new TreeMap<>();

        Crashed(Path folder, List<Fed> told, RandomGenerator random) {
            this.folder = folder;
            this.told = told;
            this.random = random;
        }

        void die(int commit, int crash) {
            try (var life = new InProcess(folder.resolve("first"))) {
                feed(life, 0, commit);
                Map<String, List<KeyValue<Object, Object>>> committed = life.state();
                int sent = life.emitted().size();
                feed(life, commit, crash);
                life.state().forEach((store, last) -> {
                    boolean isKept = random.nextBoolean() && mayBeKept(store);
                    kept.put(store, isKept);
                    left.put(store, isKept ? last : committed.getOrDefault(store, List.of()));
                    if (store.equals(EpisodeStores.EPISODES)) {
                        // a revision goes out behind the episode that knows it
                        emitted.addAll(isKept ? life.emitted() : life.emitted().subList(0, sent));
                    }
                });
            }
        }

        /** That all has arrived up to a time is written behind what has arrived. */
        private boolean mayBeKept(String store) {
            return !store.equals(EvidenceStores.PROGRESS)
                    || (kept.getOrDefault(EvidenceStores.EVIDENCE, false)
                            && kept.getOrDefault(EvidenceStores.GRAPH, false));
        }

        void goOn(int from) {
            try (var life = new InProcess(folder.resolve("second"))) {
                life.restore(left);
                // answers, too, are read again since the last commit; here the question is asked again for them
                life.wallClockPasses(Duration.ofSeconds(1));
                feed(life, from, told.size());
                emitted.addAll(life.emitted());
            }
        }

        private void feed(InProcess life, int from, int to) {
            for (Fed fed : told.subList(from, to)) {
                life.feed(fed);
                if (random.nextInt(20) == 0) {
                    life.wallClockPasses(Duration.ofMillis(600));
                }
            }
        }
    }
}
