package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Ties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several SLOs that burn at once. */
class SameCauseTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void twoSlosThatBurnForOneChangeReferToEachOther() {
        badReleaseOfWhatWebCalls()
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .fires("12:01", "web-availability", Severity.CRITICAL)
                .ends("12:20");

        Map<String, Correlation> last = last();

        assertThat(siblings(last.get("api-availability"))).containsExactly("shop/web-availability");
        assertThat(siblings(last.get("web-availability"))).containsExactly("shop/api-availability");
        assertThat(last.values()).allMatch(correlation -> correlation.phase() == Phase.FINAL);
    }

    @Test
    void thatTheSecondBurnsIsToldOfTheFirstInAFurtherRevision() {
        badReleaseOfWhatWebCalls().fires("12:00", "api-availability", Severity.CRITICAL);
        Correlation alone = timeline.last();
        assertThat(alone.findings().ties()).isNull();

        timeline.fires("12:01", "web-availability", Severity.CRITICAL);

        Correlation told = Objects.requireNonNull(last().get("api-availability"));
        assertThat(siblings(told)).containsExactly("shop/web-availability");
        assertThat(told.revision()).isGreaterThan(alone.revision());
    }

    @Test
    void whoSuspectsAnotherChangeByNowIsReferredToNoMore() {
        badReleaseOfWhatWebCalls()
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .fires("12:01", "web-availability", Severity.CRITICAL);
        assertThat(siblings(last().get("api-availability"))).containsExactly("shop/web-availability");

        timeline.edited("11:59", deployment("web"), "7", "8")
                .failed("11:59:30", "11:59:30", "web", "BackOff", 9)
                .ends("12:20");

        Correlation web = Objects.requireNonNull(last().get("web-availability"));
        assertThat(web.findings().suspects().getFirst().object()).isEqualTo(deployment("web"));
        assertThat(web.findings().ties()).isNull();
        assertThat(Objects.requireNonNull(last().get("api-availability"))
                        .findings()
                        .ties())
                .isNull();
    }

    @Test
    void twoSlosThatBurnForTwoChangesDoNot() {
        timeline.workload("api")
                .workload("web")
                .edited("11:58", deployment("api"), "1.4", "1.5")
                .edited("11:58", deployment("web"), "7", "8")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .fires("12:01", "web-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(last().values())
                .allMatch(correlation -> correlation.findings().ties() == null);
    }

    @Test
    void ofManyTheFirstTenAreNamedAndThatThereAreMoreIsSaid() {
        timeline.workload("api")
                .edited("11:58", deployment("api"), "1.4", "1.5")
                .failed("11:59", "11:59", "api", "BackOff", 3);
        IntStream.range(0, 14).forEach(i -> timeline.fires("12:%02d".formatted(i), "api-" + i, Severity.CRITICAL));
        timeline.ends("12:40");

        Map<String, Correlation> last = last();

        assertThat(last).hasSize(14);
        assertThat(siblings(last.get("api-13")))
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "shop/api-" + i).toList());
        assertThat(siblings(last.get("api-3")))
                .isEqualTo(IntStream.range(0, 11)
                        .filter(i -> i != 3)
                        .mapToObj(i -> "shop/api-" + i)
                        .toList());
        assertThat(last.values()).allMatch(correlation -> ties(correlation).isMoreOfSameCause());
    }

    @Test
    void anSloNamesTheCompositionThatItIsPartOf() {
        timeline.workload("api")
                .graph(
                        "00:00",
                        new SloRef(Timeline.NAMESPACE, "api-availability").objective(),
                        Map.of(),
                        Map.of("app", "api"),
                        List.of(
                                new DependencyEdge(
                                        Relation.MEASURES,
                                        ObjectRef.of("Namespace", "", Timeline.NAMESPACE),
                                        "spec.workloadSelector"),
                                new DependencyEdge(
                                        Relation.PART_OF,
                                        new SloRef("platform", "journey").composition(),
                                        "spec.objectives")))
                .edited("11:58", deployment("api"), "1.4", "1.5")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(ties(timeline.last()).compositions()).containsExactly(new SloRef("platform", "journey"));

        timeline.resolves("12:00", "12:25", "api-availability", Severity.CRITICAL);
        assertThat(ties(timeline.last()).compositions()).hasSize(1);
    }

    private Timeline badReleaseOfWhatWebCalls() {
        return timeline.workload("api")
                .workload("web", "api")
                .edited("11:58", deployment("api"), "1.4", "1.5")
                .failed("11:59", "11:59", "api", "BackOff", 3);
    }

    private static Ties ties(Correlation correlation) {
        return Objects.requireNonNull(correlation.findings().ties());
    }

    private static List<String> siblings(@Nullable Correlation correlation) {
        return ties(Objects.requireNonNull(correlation)).sameCause().stream()
                .map(sibling -> sibling.slo().toString())
                .toList();
    }

    /** The last revision of each, by SLO. */
    private Map<String, Correlation> last() {
        var last = new TreeMap<String, Correlation>();
        timeline.revisions()
                .forEach(correlation -> last.put(correlation.episode().slo().name(), correlation));
        return last;
    }
}
