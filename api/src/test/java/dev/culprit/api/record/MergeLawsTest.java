package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several collectors tell one fact, in any order and grouping, any number of times: one fact comes of it. */
class MergeLawsTest {
    private static final int CASES = 5000;
    private static final long SEED = 20260504;
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void changesMergeInAnyOrder() {
        assertLaws(MergeLawsTest::change);
    }

    @Test
    void symptomsMergeInAnyOrder() {
        assertLaws(MergeLawsTest::symptom);
    }

    @Test
    void theRicherDiffTheEarlierSightTheExacterTimeAndAllThatIsAffectedRemain() {
        Change poor = change(List.of(), new Timing(TEN, TimeSource.OBSERVED, null, TEN), Actor.unknown(), "a");
        Change rich = change(
                List.of(new FieldChange(FieldType.REPLICAS, "spec.replicas", "", "2", "5")),
                new Timing(TEN.minusSeconds(3), TimeSource.MANAGED_FIELDS, null, TEN.plusSeconds(4)),
                Actor.of("helm"),
                "b");

        Change merged = poor.merge(rich);

        assertThat(merged.fields()).isEqualTo(rich.fields());
        assertThat(merged.actor()).isEqualTo(Actor.of("helm"));
        assertThat(merged.timing()).isEqualTo(new Timing(TEN.minusSeconds(3), TimeSource.MANAGED_FIELDS, null, TEN));
        assertThat(merged.affects()).extracting(ObjectRef::name).containsExactly("a", "b");
    }

    @Test
    void theUserStaysWhoeverOfTheTwoKnowsMoreElse() {
        Change rich = change(
                List.of(new FieldChange(FieldType.REPLICAS, "spec.replicas", "", "2", "5")),
                Timing.observed(TEN),
                Actor.of("helm"),
                "a");
        Change poor = change(List.of(), Timing.observed(TEN), Actor.unknown().withUser("jane"), "a");

        assertThat(rich.merge(poor).actor()).isEqualTo(Actor.of("helm").withUser("jane"));
        assertThat(rich.merge(poor).fields()).isEqualTo(rich.fields());
    }

    @Test
    void differentFactsDoNotMerge() {
        Change one = change(List.of(), Timing.observed(TEN), Actor.unknown(), "a");
        var other = new Change(
                "other",
                "c",
                one.subject(),
                "u",
                ChangeType.UPDATE,
                one.timing(),
                one.actor(),
                List.of(),
                one.affects());

        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(other)).withMessageContaining("not the same");
    }

    private static void assertLaws(Function<Random, Evidence> any) {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Evidence a = any.apply(random);
            Evidence b = any.apply(random);
            Evidence c = any.apply(random);
            assertThat(a.merge(a)).as("idempotent, case %d", i).isEqualTo(a);
            assertThat(a.merge(b)).as("commutative, case %d", i).isEqualTo(b.merge(a));
            assertThat(a.merge(b).merge(c)).as("associative, case %d", i).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(b).merge(b).merge(a)).as("repeated, case %d", i).isEqualTo(a.merge(b));
        }
    }

    private static Change change(Random random) {
        var fields = new ArrayList<FieldChange>();
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add(new FieldChange(
                    one(random, FieldType.IMAGE, FieldType.ENV),
                    one(random, "p", "q"),
                    "",
                    text(random),
                    text(random)));
        }
        return new Change(
                "id",
                "c",
                ObjectRef.of("Deployment", "zoo", "seal"),
                "u",
                one(random, ChangeType.UPDATE, ChangeType.CREATE),
                timing(random),
                new Actor(
                        one(random, "helm", "kubectl-patch", Actor.UNKNOWN), text(random), text(random), text(random)),
                fields,
                affects(random));
    }

    private static Symptom symptom(Random random) {
        Instant seen = time(random);
        Instant last = Stream.of(time(random), seen).sorted().findFirst().orElseThrow();
        Instant first = Stream.of(time(random), last).sorted().findFirst().orElseThrow();
        return new Symptom(
                "id",
                "c",
                ObjectRef.of("Pod", "zoo", "seal-1"),
                "e",
                "BackOff",
                one(random, "", "back-off", "back-off 10s"),
                new Occurrences(first, last, 1 + random.nextInt(3)),
                seen,
                affects(random));
    }

    private static Timing timing(Random random) {
        Instant[] times = {time(random), time(random), time(random)};
        Arrays.sort(times);
        TimeSource source = one(random, TimeSource.values());
        return new Timing(times[1], source, random.nextBoolean() ? times[0] : null, times[2]);
    }

    private static Instant time(Random random) {
        return TEN.plusMillis(500L * random.nextInt(5));
    }

    private static SortedSet<ObjectRef> affects(Random random) {
        var affects = new TreeSet<ObjectRef>();
        for (int i = random.nextInt(3); i > 0; i--) {
            affects.add(ObjectRef.of("Deployment", "zoo", one(random, "seal", "tuna", "orca")));
        }
        return affects;
    }

    private static @Nullable String text(Random random) {
        int kind = random.nextInt(4);
        return kind == 0 ? null : List.of("", "null", "x").get(kind - 1);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Change change(List<FieldChange> fields, Timing timing, Actor actor, String affected) {
        return new Change(
                "id",
                "c",
                ObjectRef.of("Deployment", "zoo", "seal"),
                "u",
                ChangeType.UPDATE,
                timing,
                actor,
                fields,
                new TreeSet<>(List.of(ObjectRef.of("Deployment", "zoo", affected))));
    }
}
