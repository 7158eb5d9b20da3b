package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is told first, the answer is the same. {@code -Dculprit.life.seeds=100} tells a hundred stories instead of a
 * few.
 */
class AnyOrderTest {
    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("culprit.life.seeds", 2));
    }

    @Test
    void aStoryHasEpisodesThatFindSuspectsAndRevisionsThatReplaceEachOther() {
        List<Fed> story = Story.of(1).records();
        Outcome outcome = InProcess.outcome(story, folder);

        assertThat(outcome.unfinished()).isEmpty();
        assertThat(outcome.latest()).hasSizeGreaterThan(8);
        assertThat(outcome.latest().values())
                .anySatisfy(c -> assertThat(c.findings().suspects()).hasSizeGreaterThan(2))
                .anySatisfy(c -> assertThat(c.findings().cleared()).hasSizeGreaterThan(2))
                .anySatisfy(c -> assertThat(c.findings().entry()).isNull())
                .anySatisfy(c -> assertThat(c.revision()).isGreaterThan(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOrderOfArrivalEndsInTheSameBytes(long seed) {
        List<Fed> story = Story.of(seed).records();
        Outcome expected = InProcess.outcome(story, folder.resolve("expected"));
        for (Telling telling : Telling.values()) {
            RandomGenerator random = Story.random(seed);
            try (var life = new InProcess(folder.resolve(telling.name()))) {
                telling.of(story, seed).forEach(fed -> {
                    life.feed(fed);
                    if (random.nextInt(150) == 0) {
                        life.wallClockPasses(Duration.ofMillis(700));
                    }
                });
                String name = "seed " + seed + " " + telling;
                Outcome.of(life.emitted()).requireSame(expected, name);
                Outcome.requireOneContentEach(life.emitted(), name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSecondReadingOfWhatWasReadBeforeChangesNothing(long seed) {
        List<Fed> story = Story.of(seed).records();
        Outcome expected = InProcess.outcome(story, folder.resolve("expected"));
        try (var life = new InProcess(folder.resolve("twice"))) {
            int middle = story.size() / 2;
            Stream.of(story.subList(0, middle), story.subList(middle / 2, middle), story.subList(middle, story.size()))
                    .flatMap(List::stream)
                    .forEach(life::feed);
            Outcome.of(life.emitted()).requireSame(expected, "seed " + seed + " read twice");
            Outcome.requireOneContentEach(life.emitted(), "seed " + seed + " read twice");
        }
    }
}
