package dev.culprit.correlator.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.correlator.message.GraphHistory.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GraphHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final GraphHistory EMPTY = GraphHistory.empty("c/Deployment/shop/web");

    @Test
    void theVersionInForceWhenAWindowBeginsIsInIt() {
        GraphHistory history = EMPTY.with(version(0, "old")).with(version(10, "new"));

        assertThat(seen(history, 5, 8)).containsExactly("old");
        assertThat(seen(history, 5, 10)).containsExactly("old", "new");
        assertThat(seen(history, 10, 20)).containsExactly("new");
    }

    @Test
    void theSameSeenBySeveralOrReadTwiceIsOneVersion() {
        GraphHistory once = EMPTY.with(version(0, "a")).with(version(5, "b")).with(version(10, "a"));
        GraphHistory twice = once.with(version(0, "a"))
                .with(version(5, "b"))
                .with(version(6, "b"))
                .with(version(10, "a"));

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aWindowSeesTheSameHoweverMuchCameAfterIt() {
        List<Version> restless = IntStream.range(0, 200)
                .mapToObj(minute -> version(minute, "target-" + minute))
                .toList();
        for (int end = 0; end < restless.size(); end += 7) {
            GraphHistory early = history(restless.stream().limit(end + 1L));
            GraphHistory late = history(restless.stream());
            int start = Math.max(0, end - 45);
            assertThat(seen(late, start, end))
                    .isEqualTo(seen(early, start, end))
                    .isNotEmpty();
        }
    }

    @Test
    void aRestlessObjectReadTwiceIsAtNoTimeOtherThanReadOnce() {
        List<Version> restless = IntStream.range(0, 100)
                .mapToObj(minute -> version(minute, "target-" + minute))
                .toList();
        GraphHistory once = history(restless.stream());

        assertThat(restless).allSatisfy(again -> assertThat(once.with(again)).isEqualTo(once));
    }

    @Test
    void ofAnHourWithMoreThanTheLimitTheLimitAndItsEndAreKept() {
        GraphHistory restless = history(IntStream.range(0, 1_000)
                .mapToObj(i -> new Version(NOON.plusSeconds(i), node("target-" + i, NOON))));

        assertThat(restless.versions()).hasSize(GraphHistory.MAX_IN_AN_HOUR + 1);
        assertThat(seen(restless, 60, 70)).containsExactly("target-999");
    }

    @Test
    void whatNoWindowReachesIsForgottenButForWhatWasInForceThen() {
        Version young = new Version(NOON.plus(GraphHistory.KEPT).plusSeconds(3_600), node("young", NOON));
        GraphHistory history =
                EMPTY.with(version(0, "oldest")).with(version(10, "old")).with(young);

        assertThat(seen(history, 0, 10_000)).containsExactly("old", "young");
    }

    private static GraphHistory history(Stream<Version> versions) {
        return versions.reduce(EMPTY, GraphHistory::with, (some, others) -> others);
    }

    private static List<String> seen(GraphHistory history, int fromMinute, int toMinute) {
        return history.between(minute(fromMinute), minute(toMinute))
                .map(node -> node.edges().getFirst().target().name())
                .toList();
    }

    private static Version version(int minute, String target) {
        return new Version(minute(minute), node(target, minute(minute)));
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Dependencies node(String target, Instant observedAt) {
        var edge = new DependencyEdge(Relation.CALLS, ObjectRef.of("Service", "shop", target), "env[HOST]");
        var workload = ObjectRef.of("Deployment", "shop", "web");
        return new Dependencies("c", workload, new TreeMap<>(), new TreeMap<>(), List.of(edge), observedAt);
    }
}
