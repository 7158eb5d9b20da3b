package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.notify.StubSlack.Answer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Grafana that misbehaves costs, and what somebody who deletes an annotation gets. */
class GrafanaRefusalsTest extends GrafanaScene {
    private static final Duration MINUTES = Duration.ofMinutes(2);

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble("hangs up", (request, out) -> {}),
                trouble("another's page", StubSlack.status(200, "<html><body>Sign in</body></html>")),
                trouble("nothing", StubSlack.status(200, "")),
                trouble("no id", StubSlack.status(200, "{\"message\":\"Annotation added\"}")),
                trouble("a gateway's failure", StubSlack.status(502, "<html>Bad Gateway</html>")),
                trouble("its own failure", StubGrafana.said(500, "Failed to save annotation")),
                trouble("too many", StubSlack.status(429, "", "Retry-After: 30")),
                trouble("endless", StubSlack.endless()));
    }

    private static Arguments trouble(String name, Answer answer) {
        return Arguments.of(name, answer);
    }

    @Test
    void whatIsDrawnByASlowGrafanaIsNotDrawnAgain() {
        isNotDrawnAgain(grafana.silent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void whatWasDrawnAndNotConfirmedIsNotDrawnAgain(String name, Answer answer) {
        isNotDrawnAgain(answer);
    }

    private void isNotDrawnAgain(Answer answer) {
        grafana.always(grafana.whichIsDoneAndThen(answer)).answers(StubSlack.status(200, "[]"));
        round.arrives(FIRST);
        assertThat(grafana.kinds()).containsExactly("burn");
        assertThat(round.committed()).isZero();
        assertThat(round.lines)
                .singleElement()
                .asString()
                .doesNotContain("glsa_1")
                .hasSizeLessThan(300);

        grafana.isItselfAgain();
        round.passes(MINUTES);

        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        assertThat(grafana.deeds()).containsExactly("get", "post", "get", "patch", "post");
        assertThat(round.committed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Invalid API key | the token is wrong, has expired or is of another organization",
                "403 | Access denied | give its service account the role Editor",
                "404 | Not found | there is no Grafana at this address",
                "400 | tags too long | Grafana answers with status 400 (tags too long)",
                "418 | tea | Grafana answers with status 418 (tea)"
            })
    void whatIsRefusedIsSaidOnce(int status, String message, String said) {
        grafana.always(StubGrafana.said(status, message));

        round.arrives(FIRST).passes(MINUTES);

        assertThat(round.lines).singleElement().asString().contains(said).doesNotContain("glsa_1");
        assertThat(round.committed()).isZero();
    }

    @Test
    void aWaitThatIsAskedForIsKept() {
        grafana.answers(StubSlack.status(429, "", "Retry-After: 90"));

        round.arrives(FIRST).passes(Duration.ofSeconds(89));
        assertThat(grafana.deeds()).containsExactly("get");

        round.passes(Duration.ofSeconds(2));
        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
    }

    @Test
    void oneAnnotationThatGrafanaCannotSaveHoldsUpNoOther() {
        grafana.answers(StubSlack.status(200, "[]"), StubGrafana.said(500, "Failed to save annotation"));

        round.arrives(FIRST, Flare.of("tuna", TEN));

        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        assertThat(grafana.drawn("burn").path("text").asText()).contains("zoo/tuna");
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void whatAPersonDeletesStaysDeleted(boolean isStrict, int lines) {
        grafana.isStrict = isStrict;
        round.arrives(FIRST).passes(Duration.ofSeconds(20));
        grafana.loses("suspect");

        round.arrives(FIRST.revised()).passes(MINUTES);
        round.arrives(FIRST.revised().revised().suspects("tuna").resolved(TEN.plusSeconds(30)))
                .passes(MINUTES)
                .restarts()
                .passes(MINUTES);

        assertThat(grafana.kinds()).containsExactly("burn", "resolved");
        assertThat(round.committed()).isEqualTo(3);
        assertThat(round.lines).hasSize(lines);
    }

    @Test
    void whereNothingMayBeChangedThatIsSaidAndNothingIsDrawnTwice() {
        round.arrives(FIRST).passes(Duration.ofSeconds(20));
        grafana.isReadOnly = true;

        round.arrives(FIRST.revised()).passes(Duration.ofMinutes(30));

        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        assertThat(grafana.requests()).as("asked now and then").hasSizeLessThan(25);
        assertThat(round.lines)
                .singleElement()
                .asString()
                .contains("Grafana does not let an annotation be changed, or does not know it any more");

        grafana.isReadOnly = false;
        round.passes(Duration.ofMinutes(11));
        assertThat(grafana.drawn("suspect").path("text").asText()).contains("image v1 → v2");
        assertThat(round.committed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"403, Access denied", "429, slow down", "500, Failed to save annotation"})
    void whoeverMayLookAndNotDrawIsToldOnceAndAsksMoreAndMoreRarely(int status, String message) {
        grafana.always((request, out) -> (request.head().startsWith("GET")
                        ? StubSlack.status(200, "[]")
                        : StubGrafana.said(status, message))
                .to(request, out));

        round.arrives(FIRST, Flare.of("tuna", TEN)).passes(Duration.ofMinutes(30));

        assertThat(round.lines).hasSize(1);
        assertThat(grafana.requests()).hasSizeLessThan(160);
    }

    @Test
    void whatIsNeverTakenIsGivenUpAfterADay() {
        grafana.always((request, out) -> (request.head().startsWith("GET")
                        ? StubSlack.status(200, "[]")
                        : StubGrafana.said(400, "Failed to save annotation"))
                .to(request, out));

        round.arrives(FIRST);
        for (int hour = 0; hour < 26; hour++) {
            round.clock.move(Duration.ofHours(1));
            round.round();
        }

        assertThat(round.committed()).isEqualTo(1);
    }

    @Test
    void whatWasRemovedAndNotConfirmedIsDrawnAgainWhenItIsWanted() {
        round.arrives(FIRST).passes(Duration.ofSeconds(20));
        grafana.always(grafana.whichIsDoneAndThen(
                StubSlack.status(502, "<html>"), request -> request.head().startsWith("DELETE")));
        round.arrives(FIRST.revised().suspects(""));
        assertThat(grafana.kinds()).containsExactly("burn");

        grafana.isItselfAgain();
        round.arrives(FIRST.revised().revised().suspects("tuna")).restarts().passes(MINUTES);

        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
    }

    @Test
    void aPageThatSaysNotFoundIsNotTakenForADeletion() {
        round.arrives(FIRST).passes(Duration.ofSeconds(20));
        grafana.answers(StubSlack.status(404, "<html>no such backend</html>"));

        round.arrives(FIRST.revised()).passes(MINUTES);

        assertThat(grafana.drawn("burn").path("text").asText()).contains("zoo/seal");
        assertThat(grafana.drawn("suspect").path("text").asText()).contains("image v1 → v2");
    }
}
