package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SieveTest {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");
    private static final ObjectRef BUSY = ObjectRef.of("ConfigMap", "zoo", "busy");

    @Test
    void ofAnObjectThatChangesAThousandTimesTheLatestBeforeTheAlertStay() {
        var sieve = new Sieve(ALERT);
        IntStream.range(0, 1_000).forEach(i -> sieve.add(change(BUSY, i, ALERT.minusSeconds(1_000 - i))));
        IntStream.range(0, 500).forEach(i -> sieve.add(change(BUSY, 1_000 + i, ALERT.plusSeconds(1 + i))));

        assertThat(sieve.kept())
                .extracting(Evidence::id)
                .isEqualTo(IntStream.range(800, 1_000).mapToObj(SieveTest::id).toList());
        assertThat(sieve.lostChanges()).containsEntry(BUSY, 800);
        assertThat(sieve.seen()).isEqualTo(1_500);
    }

    @Test
    void whatIsBelowEveryLimitStays() {
        var sieve = new Sieve(ALERT);
        IntStream.range(0, Sieve.MOST_OF_ONE).forEach(i -> {
            sieve.add(change(BUSY, i, ALERT.minusSeconds(i)));
            sieve.add(symptom(BUSY, 1_000 + i, ALERT.minusSeconds(i)));
        });

        assertThat(sieve.kept()).hasSize(2 * Sieve.MOST_OF_ONE);
        assertThat(sieve.lostChanges()).isEmpty();
    }

    @Test
    void aStormOfSymptomsPushesNoChangeOut() {
        var sieve = new Sieve(ALERT);
        sieve.add(change(BUSY, 0, ALERT.minusSeconds(3_600)));
        IntStream.range(1, 6_000)
                .forEach(i -> sieve.add(symptom(ObjectRef.of("Pod", "zoo", "p" + i), i, ALERT.minusSeconds(i))));

        assertThat(sieve.kept())
                .hasSize(Sieve.MOST_OF_ALL + 1)
                .extracting(Evidence::id)
                .contains(id(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatStaysDoesNotDependOnTheOrderInWhichItCame(int seed) {
        var facts = new ArrayList<Evidence>();
        IntStream.range(0, 7_000).forEach(i -> {
            var object = ObjectRef.of("ConfigMap", "zoo", "c" + (i % 7 == 0 ? 0 : i % 500));
            facts.add(change(object, i, ALERT.plusSeconds(600 - i % 900)));
        });
        List<Evidence> inOrder = sifted(facts);

        Collections.shuffle(facts, new Random(seed));

        assertThat(sifted(facts)).isEqualTo(inOrder).hasSize(Sieve.MOST_OF_ALL);
    }

    private static List<Evidence> sifted(List<Evidence> facts) {
        var sieve = new Sieve(ALERT);
        facts.forEach(sieve::add);
        return sieve.kept();
    }

    private static String id(int number) {
        return "id-%05d".formatted(number);
    }

    private static Evidence change(ObjectRef object, int number, Instant at) {
        return new Change(
                id(number),
                "test",
                object,
                "uid",
                ChangeType.UPDATE,
                new Timing(at, TimeSource.MANAGED_FIELDS, null, at),
                Actor.of("kubectl-edit"),
                List.of(),
                new TreeSet<>());
    }

    private static Evidence symptom(ObjectRef object, int number, Instant at) {
        return new Symptom(
                id(number),
                "test",
                object,
                "event-" + number,
                "BackOff",
                "it failed",
                new Occurrences(at, at, 1),
                at,
                new TreeSet<>());
    }
}
