package dev.culprit.rules.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.StatusCondition;
import dev.culprit.rules.Given;
import dev.culprit.rules.resource.Declare;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Made;
import dev.culprit.rules.resource.Workshop;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Standing;
import dev.culprit.rules.writing.Obstacle;
import dev.culprit.rules.writing.Written;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorTest {
    private static final Written DONE = new Written.Done("PrometheusRule slok-checkout-1", true);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final Author author = new Author(true, "Written", clock);
    private final Declared slo = Declare.objective(Given.slo("checkout"));

    @Test
    void anSloThatIsWellSaysSoInAllConditions() {
        Sheet sheet = sheet(slo, DONE, standing(99.95), Sheet.BLANK);

        assertThat(lines(sheet))
                .containsExactly(
                        "Valid True Valid: nothing is wrong",
                        "RulesWritten True Written: PrometheusRule slok-checkout-1, of generation 1",
                        "Evaluated True Known: by its series in Prometheus");
        assertThat(sheet.state()).isNotNull().extracting(ObjectiveState::actual).isEqualTo(99.95);
        assertThat(sheet.generation()).isEqualTo(1);
        assertThat(Sheet.read(sheet.tree(false), false)).isEqualTo(sheet);
    }

    @Test
    void laterTheSameIsSaidAndWhenAConditionTurnedStays() {
        Sheet first = sheet(slo, DONE, standing(99.95), Sheet.BLANK);
        clock.move(Duration.ofMinutes(1));
        Sheet same = sheet(slo, DONE, standing(99.95), first);
        assertThat(same.says(first)).isTrue();

        Sheet turned = sheet(slo, DONE, unknown(Knowledge.AWAY, "Prometheus is away"), same);

        assertThat(turned.says(same)).isFalse();
        assertThat(turned.conditions())
                .extracting(StatusCondition::lastTransitionTime)
                .containsExactly(NOON, NOON, NOON.plusSeconds(60));
    }

    @Test
    void whyItIsNotKnownIsAReason() {
        assertThat(evaluated(unknown(Knowledge.AWAY, "Prometheus is away: refused")))
                .isEqualTo("Evaluated Unknown PrometheusAway: Prometheus is away: refused");
        assertThat(evaluated(unknown(Knowledge.NO_DATA, "no series"))).isEqualTo("Evaluated False NoData: no series");
        assertThat(evaluated(unknown(Knowledge.REFUSED, "Prometheus refuses the query")))
                .isEqualTo("Evaluated False PrometheusRefused: Prometheus refuses the query");
        assertThat(evaluated(Optional.empty())).isEqualTo("Evaluated Unknown NotYetRead: Prometheus is asked");
        Sheet alone = new Author(false, "Written", clock).sheet(slo, ruled(slo, DONE, Optional.empty()), Sheet.BLANK);
        assertThat(lines(alone)).last().asString().startsWith("Evaluated Unknown NoPrometheus: ");
        assertThat(alone.state()).isNotNull().extracting(ObjectiveState::status).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void beforeTheFirstReadingAfterARestartNothingIsTakenBack() {
        Sheet before = sheet(slo, DONE, standing(99.95), Sheet.BLANK);
        clock.move(Duration.ofHours(1));

        assertThat(sheet(slo, DONE, Optional.empty(), before).says(before)).isTrue();
    }

    @Test
    void ofAnotherTargetWhatWasReadBeforeSaysNothing() {
        Sheet before = sheet(slo, DONE, standing(99.95), Sheet.BLANK);
        Declared edited = Declare.known(Declare.objective(Given.slo("checkout").replace("99.9", "99.5")), 2);

        Sheet sheet = sheet(edited, DONE, Optional.empty(), before);

        assertThat(sheet.state()).isNotNull().extracting(ObjectiveState::status).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void anInvalidEditSaysWhatIsWrongAndOfWhichGenerationTheRulesAre() {
        Sheet before = sheet(slo, DONE, standing(99.95), Sheet.BLANK);
        Declared broken = Declare.known(
                Declare.objective(Given.slo("checkout").replace("99.9", "100").replace("30d", "1m")), 2);

        Sheet sheet = author.sheet(broken, new Finding.Unruly((Made.Wrong) made(broken, Map.of())), before);

        assertThat(lines(sheet).getFirst())
                .startsWith("Valid False Invalid: ")
                .contains("spec.objective.target: ", "spec.objective.window: ");
        assertThat(lines(sheet)).contains("RulesWritten True Written: PrometheusRule slok-checkout-1, of generation 1");
        assertThat(sheet.state()).isNotNull().extracting(ObjectiveState::status).isEqualTo(Level.UNKNOWN);
        assertThat(sheet.generation()).isEqualTo(2);
    }

    @Test
    void oneThatWasNeverRightHasNoRulesAndNoState() {
        Declared broken = Declare.objective(Given.slo("checkout").replace("99.9", "100"));

        Sheet sheet = author.sheet(broken, new Finding.Unruly((Made.Wrong) made(broken, Map.of())), Sheet.BLANK);

        assertThat(lines(sheet)).contains("RulesWritten False Invalid: none were made: see the condition Valid");
        assertThat(sheet.state()).isNull();
    }

    @Test
    void whyRulesAreNotWrittenIsAReason() {
        assertThat(lines(sheet(slo, new Written.NotOurs("another one"), standing(99.95), Sheet.BLANK)))
                .contains("RulesWritten False NotOurs: another one");
        var refused = new Written.Hindered(new Obstacle(Obstacle.Reason.Denied, "forbidden"));
        assertThat(lines(sheet(slo, refused, standing(99.95), Sheet.BLANK)))
                .contains("RulesWritten False Denied: forbidden");
    }

    @Test
    void aCompositionSaysWhichPartsAreMissingAndWhatTheyAllow() {
        Declared whole = Declare.composition(
                Given.composition("buying", "{type: AND}", "checkout", "gone").replace("95", "99.95"));
        var parts = Map.of(slo.key().toString(), slo);

        Sheet sheet = author.sheet(
                whole,
                new Finding.Ruled(
                        (Made.Right) made(whole, parts),
                        DONE,
                        Optional.of(new Standing(
                                standing(99.9).orElseThrow().state(),
                                Knowledge.NO_DATA,
                                "no series",
                                List.of("checkout")))),
                Sheet.BLANK);

        assertThat(lines(sheet))
                .anyMatch(line -> line.startsWith("PartsFound False NotFound: ") && line.contains(": gone;"))
                .contains("TargetReachable Unknown PartsUnknown: not all parts are known");
        assertThat(sheet.missing()).containsExactly("checkout", "gone");
        assertThat(Sheet.read(sheet.tree(true), true)).isEqualTo(sheet);

        Declared above = Declare.composition(
                Given.composition("buying", "{type: AND}", "checkout").replace("95", "99.95"));
        Sheet reached = author.sheet(
                above, new Finding.Ruled((Made.Right) made(above, parts), DONE, Optional.empty()), Sheet.BLANK);
        assertThat(reached.ceiling()).isEqualTo(99.9);
        assertThat(lines(reached))
                .contains(
                        "TargetReachable False AboveCeiling: 99.95 % is more than the targets of its parts allow: 99.9 %");
    }

    @Test
    void noMessageIsEmptyForOldServersRefuseThat() {
        assertThat(sheet(slo, new Written.NotOurs(""), unknown(Knowledge.REFUSED, ""), Sheet.BLANK)
                        .conditions())
                .extracting(StatusCondition::message)
                .doesNotContain("");
    }

    @Test
    void aStatusInAnotherShapeIsNone() {
        var tree = Json.mapper().createObjectNode().put("conditions", "none");

        assertThat(Sheet.read(tree, false)).isEqualTo(Sheet.BLANK);
    }

    private String evaluated(Optional<Standing> standing) {
        return lines(sheet(slo, DONE, standing, Sheet.BLANK)).getLast();
    }

    private Sheet sheet(Declared of, Written written, Optional<Standing> standing, Sheet before) {
        return author.sheet(of, ruled(of, written, standing), before);
    }

    private static Finding ruled(Declared of, Written written, Optional<Standing> standing) {
        return new Finding.Ruled((Made.Right) made(of, Map.of()), written, standing);
    }

    private static Made made(Declared of, Map<String, Declared> others) {
        return new Workshop().of(of, key -> Optional.ofNullable(others.get(key.toString())));
    }

    private Optional<Standing> standing(double actual) {
        var state = new ObjectiveState("availability", 99.9, actual, Level.MET, null, null, clock.instant());
        return Optional.of(new Standing(state, Knowledge.KNOWN, "", List.of()));
    }

    private Optional<Standing> unknown(Knowledge knowledge, String message) {
        var right = (Made.Right) made(slo, Map.of());
        return Optional.of(Standing.unknown(right.promise(), knowledge, message));
    }

    private static List<String> lines(Sheet sheet) {
        return sheet.conditions().stream()
                .map(one -> one.type() + " " + one.status() + " " + one.reason() + ": " + one.message())
                .toList();
    }
}
