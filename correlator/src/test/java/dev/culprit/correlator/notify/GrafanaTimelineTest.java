package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What a dashboard shows of burns, from the first alert on. */
class GrafanaTimelineTest extends GrafanaScene {
    private static final Instant ALERT = TEN.minusSeconds(60);
    private static final Instant END = TEN.plusSeconds(30);
    private static final Duration REST = Duration.ofSeconds(10);

    @Test
    void aBurnIsALineAtItsBeginningAndTheChangeALineWhereItWasMade() {
        round.arrives(FIRST);

        assertThat(grafana.deeds()).containsExactly("get", "post", "post");
        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        JsonNode burn = grafana.drawn("burn");
        assertThat(stretch(burn)).containsExactly(ALERT, ALERT);
        assertThat(tags(burn))
                .containsExactly("culprit", "burn", "warning", "slo:seal", "namespace:zoo", "correlation:id-seal");
        assertThat(burn.path("text").asText())
                .startsWith(
                        "<b>warning: zoo/seal burns its error budget</b>, 14.4x what it allows<br>Deployment zoo/seal ")
                .endsWith(
                        "<br>Provisional: more evidence may come<br><a href=\"https://culprit.example/correlations/seal-1?a=1&amp;b=2\">Page</a>"
                                + " · <a href=\"https://runbooks.example/a?b=1&amp;c=2\">Runbook</a>");
        assertThat(burn.path("dashboardUID").asText()).isEqualTo("known");
        JsonNode suspect = grafana.drawn("suspect");
        assertThat(stretch(suspect)).containsExactly(TEN.minusSeconds(23), TEN.minusSeconds(23));
        assertThat(suspect.path("text").asText())
                .startsWith(
                        "<b>Deployment zoo/seal</b>: image v1 → v1, by kubectl-patch<br>Suspected first (high) of what burns");
        assertThat(grafana.requests().getFirst().head())
                .contains("GET /sub/api/annotations?", "Authorization: Bearer glsa_1", "X-Grafana-Org-Id: 7");
        assertThat(round.committed()).isEqualTo(1);
    }

    @Test
    void tenRevisionsAreStillOneOfEach() {
        round.arrives(FIRST);
        Flare latest = FIRST;
        for (int i = 0; i < 10; i++) {
            latest = latest.revised();
            round.arrives(latest);
        }
        assertThat(grafana.deeds()).containsExactly("get", "post", "post");

        round.passes(REST);

        assertThat(grafana.deeds()).containsExactly("get", "post", "post", "patch", "patch");
        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        assertThat(grafana.drawn("suspect").path("text").asText()).contains("image v1 → v11");
        assertThat(round.committed()).isEqualTo(11);
    }

    @Test
    void theLastWordIsDrawnWhateverItsNumber() {
        round.arrives(FIRST, FIRST.revised(), FIRST.revised().revised()).passes(REST);

        round.arrives(FIRST.isFinal(2)).passes(REST).arrives(FIRST.revised()).passes(REST);

        assertThat(grafana.drawn("suspect").path("text").asText()).contains("image v1 → v2");
        assertThat(grafana.drawn("burn").path("text").asText()).doesNotContain("Provisional");
    }

    @Test
    void whatShowsTheSameIsNotSentAgain() {
        round.arrives(FIRST).passes(REST);

        round.arrives(FIRST).passes(REST).restarts().passes(REST);

        assertThat(grafana.deeds()).containsExactly("get", "post", "post");
    }

    @Test
    void anotherSuspectTakesTheLineAndNoneRemovesIt() {
        round.arrives(FIRST).passes(REST);

        Flare other = FIRST.revised().suspects("tuna");
        round.arrives(other).passes(REST);
        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        assertThat(grafana.drawn("suspect").path("text").asText()).startsWith("<b>Deployment zoo/tuna</b>");

        Flare none = other.revised().suspects("");
        round.arrives(none).passes(REST);
        assertThat(grafana.kinds()).containsExactly("burn");

        round.arrives(none.revised().suspects("seal")).passes(REST);
        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
    }

    @Test
    void anEndMakesTheBurnAStretchAndIsALineItself() {
        round.arrives(FIRST).passes(REST);
        Flare over = FIRST.revised().is(Severity.CRITICAL).resolved(END);

        round.arrives(over).passes(REST).arrives(over.revised()).passes(REST);

        assertThat(grafana.kinds()).containsExactly("burn", "suspect", "resolved");
        assertThat(stretch(grafana.drawn("burn"))).containsExactly(ALERT, END);
        assertThat(tags(grafana.drawn("burn"))).contains("critical").doesNotContain("warning");
        assertThat(grafana.drawn("burn").path("text").asText()).contains("burned its error budget for 1 min 30 s");
        assertThat(stretch(grafana.drawn("resolved"))).containsExactly(END, END);
        assertThat(grafana.drawn("resolved").path("text").asText())
                .startsWith("<b>resolved: zoo/seal</b>, 1 min 30 s after the alert<br>");

        round.arrives(over.revised().revised().resolved(null)).passes(REST);
        assertThat(grafana.kinds()).as("it fires again").containsExactly("burn", "suspect");
        assertThat(stretch(grafana.drawn("burn"))).containsExactly(ALERT, ALERT);
    }

    @Test
    void whatWasDrawnAndNeverNotedIsFoundAgain() {
        // the look is kept, the first line is not any more
        round.deliveries.room = 2;
        assertThatThrownBy(() -> round.arrives(FIRST)).isInstanceOf(KafkaException.class);
        assertThat(grafana.kinds()).containsExactly("burn");

        round.deliveries.room = 9;
        round.restarts().passes(REST);

        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
        assertThat(grafana.deeds()).containsExactly("get", "post", "get", "patch", "post");
    }

    @Test
    void whatIsDrawnByAnotherInstanceIsNotDrawnTwice() {
        round.arrives(FIRST);
        round.deliveries.kept.clear();

        round.arrives(FIRST.revised()).passes(REST);

        assertThat(grafana.kinds()).containsExactly("burn", "suspect");
    }

    @Test
    void whatIsKnownOfOneGrafanaIsNotDoneToAnother() throws Exception {
        round.arrives(FIRST);
        try (var other = new StubGrafana();
                var move = Round.ofGrafana(other)) {
            move.deliveries.kept.putAll(round.deliveries.kept);

            move.arrives(FIRST.revised()).passes(REST);

            assertThat(other.deeds()).containsExactly("get", "post", "post");
            assertThat(other.kinds()).containsExactly("burn", "suspect");
        }
    }

    @Test
    void afterALongTimeWithoutGrafanaTheLatestIsDrawnAndNothingElse() {
        grafana.always(StubSlack.status(503, "upstream"));
        round.passesRevisedByTheMinute(10, FIRST, Flare.of("tuna", TEN));
        assertThat(grafana.requests()).as("asked now and then").hasSizeBetween(5, 40);
        int asked = grafana.requests().size();

        grafana.isItselfAgain();
        round.passes(Duration.ofMinutes(2));

        assertThat(grafana.deeds().subList(asked, asked + 6))
                .containsExactly("get", "post", "post", "get", "post", "post");
        assertThat(grafana.requests()).hasSize(asked + 6);
        assertThat(grafana.drawn("suspect").path("text").asText()).contains("image v1 → v11");
        assertThat(round.committed()).isEqualTo(20);
        assertThat(round.lines)
                .containsExactly(
                        "Messages wait (test): Grafana answers with status 503", "Messages are taken again (test)");
    }

    private static List<Instant> stretch(JsonNode annotation) {
        return List.of(
                Instant.ofEpochMilli(annotation.path("time").asLong()),
                Instant.ofEpochMilli(annotation.path("timeEnd").asLong()));
    }

    private static List<String> tags(JsonNode annotation) {
        return StreamSupport.stream(annotation.path("tags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
