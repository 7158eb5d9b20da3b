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
 * was at any moment since: their changelogs are topics of their own.
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

        Crashed(Path folder, List<Fed> told, RandomGenerator random) {
            this.folder = folder;
            this.told = told;
            this.random = random;
        }

        void die(int commit, int crash) {
            try (var life = new InProcess(folder.resolve("first"))) {
                feed(life, 0, commit);
                var moments = new ArrayList<>(List.of(Moment.of(life)));
                for (int record = commit; record < crash; record++) {
                    feed(life, record, record + 1);
                    moments.add(Moment.of(life));
                }
                moments.getLast().state().keySet().forEach(store -> leave(store, moments));
            }
        }

        private void leave(String store, List<Moment> moments) {
            Moment last = moments.get(random.nextInt(moments.size()));
            if (!store.equals(EvidenceStores.FIRST_CLOSE)) {
                left.put(store, last.state().getOrDefault(store, List.of()));
            }
            if (store.equals(EpisodeStores.EPISODES)) {
                // a revision goes out behind the episode that knows it
                emitted.addAll(last.emitted());
            }
        }

        void goOn(int from) {
            try (var life = new InProcess(folder.resolve("second"))) {
                life.restore(left);
                int early = Math.min(told.size(), from + random.nextInt(20));
                feed(life, from, early);
                // answers, too, are read again since the last commit; here the question is asked again for them
                life.wallClockPasses(Duration.ofSeconds(1));
                feed(life, early, told.size());
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
    /** What is stored, and what has gone out by then. */
    private record Moment(Map<String, List<KeyValue<Object, Object>>> state, List<Correlation> emitted) {
        static Moment of(InProcess life) {
            return new Moment(life.state(), life.emitted());
        }
    }
}
