package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Objective;
import dev.culprit.api.record.Objective.Composition;
import dev.culprit.api.record.Objective.Part;
import dev.culprit.api.record.Objective.Route;
import dev.culprit.api.record.Objective.Selector;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SLOs and compositions of them, as they are written, altered and deleted. */
class ObjectiveTest {
    private static final String LATER = "2026-03-02T10:05:00Z";

    private static final KubeObject SLO =
            slok("ServiceLevelObjective", "milk-availability").with("spec", """
                    {'displayName':'Milk flows','objective':{'name':'availability','target':99.9,'window':'30d',
                     'sli':{'query':{'totalQuery':'a','errorQuery':'b'}},
                     'alerting':{'burnRateAlerts':{'enabled':true,'alerts':[{'name':'MilkBurns'},{'name':'MilkSmoulders'}]},
                                 'budgetErrorAlerts':{'enabled':false,'alerts':[{'name':'Off'}]}}},
                     'workloadSelector':{'labelSelector':{'app':'milk','token':'plain'},'namespaces':['farm','dairy']}}""");

    private static final KubeObject COMPOSITION =
            slok("SLOComposition", "breakfast").with("spec", """
                    {'target':99.5,'window':'7d','objectives':[{'name':'base','ref':{'name':'milk-availability'}},
                      {'name':'bread','ref':{'name':'bread-slo','namespace':'bakery'}},{'name':'jam'}],
                     'composition':{'type':'WEIGHTED_ROUTES','params':{'routes':[
                      {'name':'plain','weight':0.9,'chain':['base','bread']},{'name':'sweet','weight':'0.1','chain':['jam']}]}}}""");

    @Test
    void anSloOfTheListSaysWhatItPromisesAndOfWhat() {
        Objective slo = last(Watch.of(SLO));

        assertThat(slo.key()).isEqualTo("meadow/ServiceLevelObjective/farm/milk-availability");
        assertThat(slo.name()).isEqualTo("Milk flows");
        assertThat(slo.target()).isEqualTo(99.9);
        assertThat(slo.window()).isEqualTo(Duration.ofDays(30));
        assertThat(slo.selector())
                .isEqualTo(
                        new Selector(new TreeMap<>(Map.of("app", "milk", "token", "plain")), List.of("farm", "dairy")));
        assertThat(slo.composition()).isNull();
        assertThat(slo.alerts()).containsExactly("MilkBurns", "MilkSmoulders");
    }

    @ParameterizedTest
    @EnumSource(Objective.Type.class)
    void everyTypeOfCompositionIsKnown(Objective.Type type) {
        Objective breakfast = last(Watch.of(COMPOSITION.with("spec.composition.type", "'" + type.name() + "'")));

        assertThat(breakfast.composition()).extracting(Composition::type).isEqualTo(type);
    }

    @Test
    void aSelectorWithoutNamespacesIsOfTheSlosOwn() {
        assertThat(last(Watch.of(SLO.without("spec.workloadSelector.namespaces")))
                        .selector())
                .isEqualTo(new Selector(new TreeMap<>(Map.of("app", "milk", "token", "plain")), List.of("farm")));
    }

    @Test
    void aCompositionNamesItsPartsAndRoutes() {
        Objective breakfast = last(Watch.of(COMPOSITION));

        assertThat(breakfast.target()).isEqualTo(99.5);
        assertThat(breakfast.window()).isEqualTo(Duration.ofDays(7));
        assertThat(breakfast.composition())
                .isEqualTo(new Composition(
                        Objective.Type.WEIGHTED_ROUTES,
                        List.of(
                                new Part("base", new SloRef("farm", "milk-availability")),
                                new Part("bread", new SloRef("bakery", "bread-slo")),
                                new Part("jam", new SloRef("farm", "jam"))),
                        List.of(
                                new Route("plain", 0.9, List.of("base", "bread")),
                                new Route("sweet", 0.1, List.of("jam")))));
    }

    @Test
    void anEditIsToldAnewAndAStatusIsNot() {
        Watch watch = Watch.of(SLO)
                .forget()
                .modified(LATER, SLO.version(101).with("status", "{'objective':{'actual':99}}"))
                .modified(LATER, SLO.version(102).with("spec.objective.target", "99.99"));

        assertThat(watch.on(Topic.OBJECTIVES)).hasSize(1);
        assertThat(last(watch).target()).isEqualTo(99.99);
        assertThat(watch.change().subject().name())
                .as("it stays a change as well")
                .isEqualTo("milk-availability");
    }

    @Test
    void whatIsDeletedHasNoPromise() {
        Watch watch = Watch.of(SLO).forget().deleted(LATER, SLO.version(101));

        assertThat(watch.on(Topic.OBJECTIVES)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("meadow/ServiceLevelObjective/farm/milk-availability");
            assertThat(record.value()).isNull();
        });
    }

    @Test
    void inTheGraphAnSloLeadsToTheNamespacesOfWhatItMeasures() {
        Dependencies node = Watch.of(SLO).dependencies("ServiceLevelObjective", "milk-availability");

        assertThat(node.selector()).isEqualTo(Map.of("app", "milk", "token", "plain"));
        assertThat(edges(node)).containsExactly("measures Namespace dairy", "measures Namespace farm");
    }

    @Test
    void inTheGraphAnSloAndItsCompositionLeadToEachOtherWhicheverCameFirst() {
        Watch watch = Watch.of(COMPOSITION).forget().added(LATER, SLO);

        assertThat(edges(watch.dependencies("ServiceLevelObjective", "milk-availability")))
                .contains("part-of SLOComposition farm/breakfast");

        Watch other = Watch.of(SLO).forget().added(LATER, COMPOSITION);

        assertThat(edges(other.dependencies("ServiceLevelObjective", "milk-availability")))
                .contains("part-of SLOComposition farm/breakfast");
        assertThat(edges(other.dependencies("SLOComposition", "breakfast")))
                .containsExactly(
                        "composed-of ServiceLevelObjective bakery/bread-slo",
                        "composed-of ServiceLevelObjective farm/jam",
                        "composed-of ServiceLevelObjective farm/milk-availability");
    }

    @Test
    void anSloThatIsTakenOutOfItsCompositionBelongsToItNoMore() {
        Watch taken = Watch.of(SLO, COMPOSITION)
                .forget()
                .modified(LATER, COMPOSITION.version(101).with("spec.objectives", "[{'name':'jam'}]"));
        Watch deleted = Watch.of(SLO, COMPOSITION).forget().deleted(LATER, COMPOSITION.version(101));

        for (Watch watch : List.of(taken, deleted)) {
            assertThat(edges(watch.dependencies("ServiceLevelObjective", "milk-availability")))
                    .containsExactly("measures Namespace dairy", "measures Namespace farm");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "[1]",
                "{'objective':'x','workloadSelector':[],'alerting':{'burnRateAlerts':[]}}",
                "{'objective':{'target':'much','window':'30 days'},'workloadSelector':{'labelSelector':[1],'namespaces':'a'}}",
                "{'objective':{'target':1e999,'window':[]},'alerting':{'burnRateAlerts':{'alerts':{'name':'a'}}}}",
                "{'objective':{'target':-3,'window':'99999999999d'},'alerting':{'burnRateAlerts':{'alerts':[3,{'name':{}}]}}}",
                "{'target':101,'objectives':[3,{},{'ref':{'name':7}}],'composition':{'type':'OR','params':{'routes':[{},4]}}}"
            })
    void whatMakesNoSenseIsLeftOut(String spec) {
        for (String kind : List.of("ServiceLevelObjective", "SLOComposition")) {
            Objective odd = last(Watch.of(slok(kind, "odd").with("spec", spec)));

            assertThat(odd.name()).isEqualTo("odd");
            assertThat(odd.target()).isNull();
            assertThat(odd.window()).isNull();
            assertThat(odd.selector()).isNull();
            assertThat(odd.alerts()).isEmpty();
        }
    }

    @Test
    void whatCanBeReadBesideAMistakeIs() {
        Objective odd = last(Watch.of(SLO.with("spec.objective.window", "'month'")));

        assertThat(odd.window()).isNull();
        assertThat(odd.target()).isEqualTo(99.9);
        assertThat(odd.selector()).isNotNull();
    }

    private static KubeObject slok(String kind, String name) {
        return object("observability.slok.io/v1alpha1", kind, name);
    }

    private static List<String> edges(Dependencies node) {
        return node.edges().stream()
                .map(edge -> edge.relation().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + edge.target())
                .toList();
    }

    private static Objective last(Watch watch) {
        return (Objective)
                Objects.requireNonNull(watch.on(Topic.OBJECTIVES).getLast().value());
    }
}
