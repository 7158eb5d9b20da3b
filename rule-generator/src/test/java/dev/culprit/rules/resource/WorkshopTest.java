package dev.culprit.rules.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.Given;
import dev.culprit.rules.manifest.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorkshopTest {
    private static final String SHOPPING = """
            apiVersion: observability.slok.io/v1alpha1
            kind: SLOComposition
            metadata: {name: shopping, namespace: web}
            spec:
              target: 99.95
              window: 30d
              objectives:
              - {name: pay, ref: {name: payment, namespace: shop}}
              - {name: find, ref: {name: search, namespace: shop}}
              composition: {type: AND}
            """;

    private final Workshop workshop = new Workshop();
    private final Map<Key, Declared> cluster = new HashMap<>();

    @Test
    void anSloThatWasNotEditedIsNotReadAgain() {
        DeclaredObjective slo = Declare.objective(Given.slo("payment"));
        Made first = made(slo);

        assertThat(made(Declare.known(Declare.objective(Given.slo("payment")), 1)))
                .isSameAs(first);
        assertThat(made(Declare.known(Declare.objective(Given.slo("payment")), 2)))
                .isNotSameAs(first);
    }

    @Test
    void oneThatTookItsNameIsReadAnew() {
        Made first = made(Declare.objective(Given.slo("payment")));
        DeclaredObjective other = Declare.objective(Given.slo("payment"));
        other.getMetadata().setUid("another");

        assertThat(made(other)).isNotSameAs(first);
    }

    @Test
    void aCompositionFollowsItsPartsInOtherNamespaces() {
        cluster(Declare.objective(Given.slo("payment")));
        cluster(Declare.objective(Given.slo("search")));
        DeclaredComposition whole = Declare.composition(SHOPPING);
        Made.Right first = (Made.Right) made(whole);
        assertThat(first.absent()).isEmpty();
        assertThat(first.ceiling()).hasValueCloseTo(0.998001, Offset.offset(1e-9));
        assertThat(first.aboveCeiling()).isTrue();
        assertThat(made(whole)).isSameAs(first);

        cluster(Declare.known(Declare.objective(Given.slo("payment").replace("99.9", "99.99")), 2));

        assertThat(((Made.Right) made(whole)).ceiling()).hasValueCloseTo(0.99890010, Offset.offset(1e-9));
    }

    @Test
    void aPartThatIsNotThereOrIsWrongIsAbsent() {
        cluster(Declare.objective(Given.slo("payment").replace("99.9", "100")));

        Made.Right made = (Made.Right) made(Declare.composition(SHOPPING));

        assertThat(made.absent()).containsExactly("pay", "find");
        assertThat(made.ceiling()).isEmpty();
    }

    @Test
    void compositionsInACircleAreWrong() {
        cluster(Declare.composition(Given.composition("there", "{type: AND}", ref("back"))));
        DeclaredComposition whole = Declare.composition(Given.composition("back", "{type: AND}", ref("there")));
        cluster(whole);

        Made.Wrong made = (Made.Wrong) made(whole);

        assertThat(made.mistakes()).extracting(Problem::what).anyMatch(what -> what.contains("part of itself"));
    }

    @Test
    void whatNoClassCouldHoldIsAMistakeWithItsField() {
        Made.Wrong made = (Made.Wrong) made(Declare.objective("""
            apiVersion: observability.slok.io/v1alpha1
            kind: ServiceLevelObjective
            metadata: {name: odd, namespace: shop}
            spec: {displayName: [1], objective: {name: a, target: much, window: 30d, sli: {template: {name: magic}}}}
            """));

        assertThat(made.mistakes())
                .extracting(Problem::path)
                .contains("spec.displayName", "spec.objective.target", "spec.objective.sli.template.name");
    }

    private static String ref(String composition) {
        return "{name: part, ref: {kind: SLOComposition, name: " + composition + "}}";
    }

    private void cluster(Declared resource) {
        cluster.put(resource.key(), resource);
    }

    private Made made(Declared resource) {
        return workshop.of(resource, key -> Optional.ofNullable(cluster.get(key)));
    }

    @Test
    void whatSaysNotWhichKindMayBeBoth() {
        assertThat(Declare.composition(SHOPPING).parts())
                .contains(Key.objective(new SloRef("shop", "payment")), Key.composition(new SloRef("shop", "payment")));
    }
}
