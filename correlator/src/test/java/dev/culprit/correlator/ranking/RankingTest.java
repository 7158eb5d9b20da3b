package dev.culprit.correlator.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.TimeRange;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");
    private static final List<FieldType> TYPES =
            List.of(FieldType.IMAGE, FieldType.KEY, FieldType.REPLICAS, FieldType.LABEL, FieldType.ENV);
    private static final ObjectRef ENTRY = ObjectRef.of("Deployment", "shop", "front");

    @Test
    void contributionsSumToTheScore() {
        Findings findings = rank(List.of(changed(ENTRY, 5, FieldType.IMAGE), changed(ENTRY, 50, FieldType.ENV)));

        Suspect suspect = findings.suspects().getFirst();
        double sum = suspect.contributions().stream()
                .mapToDouble(Contribution::points)
                .sum();
        assertThat(suspect.score()).isCloseTo(sum, within(1e-9));
    }

    @Test
    void noChangeTellsWhatItsScoreIsTheSumOf() {
        Findings findings = rank(List.of(changed(ENTRY, 5, FieldType.IMAGE)));
        List<Contribution> parts = Objects.requireNonNull(findings.noChangeContributions());

        assertThat(parts).extracting(Contribution::name).contains("things fail of themselves");
        assertThat(findings.noChangeScore())
                .isCloseTo(parts.stream().mapToDouble(Contribution::points).sum(), within(1e-9));
    }

    @Test
    void suspectsBeyondTheLimitAreCounted() {
        List<Evidence> changes = IntStream.range(0, 30)
                .<Evidence>mapToObj(i -> changed(ObjectRef.of("Deployment", "shop", "w" + i), i, FieldType.IMAGE))
                .toList();

        Findings findings = new Ranking(20, 50).rank(incident(changes));

        assertThat(findings.suspects()).hasSize(20);
        assertThat(findings.suspectsLeftOut()).isEqualTo(10);
    }

    @Test
    void clearedObjectsBeyondTheLimitAreCounted() {
        List<Evidence> changes = IntStream.range(0, 7)
                .<Evidence>mapToObj(i -> changed(ObjectRef.of("ConfigMap", "elsewhere", "c" + i), i, FieldType.KEY))
                .toList();

        Findings findings = new Ranking(20, 5).rank(incident(changes));

        assertThat(findings.cleared()).hasSize(5).allMatch(c -> c.reason().equals("no path to the SLO"));
        assertThat(findings.clearedLeftOut()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheEvidenceDoesNotMatter(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int i = 0; i < 40; i++) {
            evidence.add(changed(ObjectRef.of("Deployment", "shop", "w" + i % 7), i, TYPES.get(i % TYPES.size())));
        }
        Findings expected = rank(evidence);
        Collections.shuffle(evidence, new Random(seed));

        assertThat(rank(evidence)).isEqualTo(expected);
    }

    @Test
    void aChangeOfWhichOnlyAnIntervalIsKnownIsWeighedWhenItMayHaveComeFirst() {
        assertThat(rank(List.of(between(ALERT.minusSeconds(60), ALERT.plusSeconds(60))))
                        .suspects())
                .hasSize(1);
        assertThat(rank(List.of(between(ALERT.plusSeconds(1), ALERT.plusSeconds(60))))
                        .suspects())
                .isEmpty();
    }

    private static Change between(Instant notBefore, Instant at) {
        Change change = changed(ENTRY, 0, FieldType.IMAGE);
        return new Change(
                change.id(),
                change.cluster(),
                change.subject(),
                change.uid(),
                change.type(),
                new Timing(at, TimeSource.INTERVAL, notBefore, at),
                change.actor(),
                change.fields(),
                change.affects());
    }

    @Test
    void ofTwoChangesOfAnObjectTheStrongerOneDates() {
        Findings findings = rank(List.of(changed(ENTRY, 2, FieldType.REPLICAS), changed(ENTRY, 8, FieldType.SELECTOR)));

        assertThat(findings.suspects())
                .singleElement()
                .satisfies(s -> assertThat(s.timestamp()).isEqualTo(ALERT.minusSeconds(8 * 60)));
    }

    @Test
    void whereTheBurnsOwnStartIsKnownAChangeBeforeItOutdoesOneBehindIt() {
        ObjectRef other = ObjectRef.of("ConfigMap", "shop", "front-config");
        Onset burn = new Onset(ALERT.minusSeconds(1_260), ALERT.minusSeconds(1_200), Onset.Source.BURN_RATE);
        List<Evidence> both = List.of(changed(ENTRY, 22, FieldType.IMAGE), changed(other, 5, FieldType.IMAGE));

        List<Suspect> suspects = Ranking.defaults().rank(incident(both, burn)).suspects();

        assertThat(suspects).extracting(Suspect::object).containsExactly(ENTRY, other);
        assertThat(timeOf(suspects.getFirst()))
                .isEqualTo(new Contribution("2 min before the burn", close(Math.pow(0.5, 2 / 15.0))));
        assertThat(timeOf(suspects.getLast()))
                .isEqualTo(new Contribution(
                        "15 min after the burn had begun",
                        Score.round(Weights.shipped().of(Feature.AFTER_ONSET))));
    }

    @Test
    void aChangeInsideTheOnsetIsWeighedAsCloseAsCanBe() {
        Onset burn = new Onset(ALERT.minusSeconds(630), ALERT.minusSeconds(600), Onset.Source.BURN_RATE);

        List<Suspect> suspects = Ranking.defaults()
                .rank(incident(List.of(changed(ENTRY, 10, FieldType.IMAGE)), burn))
                .suspects();

        assertThat(timeOf(suspects.getFirst())).isEqualTo(new Contribution("as the burn began", close(1)));
    }

    private static double close(double halvings) {
        return Score.round(Weights.shipped().of(Feature.CLOSE) * halvings);
    }

    private static Contribution timeOf(Suspect suspect) {
        return suspect.contributions().getFirst();
    }

    private static Findings rank(List<Evidence> evidence) {
        return Ranking.defaults().rank(incident(evidence));
    }

    private static Case incident(List<Evidence> evidence) {
        return incident(evidence, new Onset(ALERT.minusSeconds(3_600), ALERT, Onset.Source.ALERT_WINDOW));
    }

    private static Case incident(List<Evidence> evidence, Onset onset) {
        var episode = new Episode(
                "test",
                new SloRef("shop", "front-availability"),
                Severity.CRITICAL,
                null,
                ALERT,
                null,
                new Alert("Burn", "f", null, null));
        var period = new Correlation.Period(onset, new TimeRange(ALERT.minusSeconds(7_200), ALERT.plusSeconds(600)));
        var reach = new Reach(
                Optional.of(ENTRY),
                new TreeMap<>(Map.of(ENTRY, new Standing(0, Standing.Role.WORKLOAD, "what the SLO measures"))));
        return new Case(episode, period, reach, evidence);
    }

    private static Change changed(ObjectRef subject, int minutesBefore, FieldType type) {
        Instant at = ALERT.minusSeconds(minutesBefore * 60L);
        return new Change(
                subject.name() + at + type,
                "test",
                subject,
                "uid-" + subject.name(),
                ChangeType.UPDATE,
                new Timing(at, TimeSource.MANAGED_FIELDS, null, at),
                Actor.of("kubectl-edit"),
                List.of(new FieldChange(type, "spec", "", "1", "2")),
                new TreeSet<>());
    }
}
