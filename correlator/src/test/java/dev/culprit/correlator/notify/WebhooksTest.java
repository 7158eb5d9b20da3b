package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be edited: Slack's incoming webhook, and an address that takes JSON. */
class WebhooksTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final Flare FIRST = Flare.of("seal", TEN);
    private static final Duration REST = Duration.ofSeconds(5);

    @Test
    void anIncomingWebhookGetsOneMessageAndAnotherWhenAnotherIsSuspected() throws Exception {
        try (var slack = new StubSlack();
                var round = Round.ofWebhook(slack)) {
            round.arrives(FIRST).passes(REST).arrives(FIRST.revised()).passes(REST);
            assertThat(slack.requests("hook")).hasSize(1);

            Flare other = FIRST.revised().revised().suspects("tuna");
            round.arrives(other).passes(REST).restarts().passes(REST);
            assertThat(slack.requests("hook")).hasSize(2);
            assertThat(slack.requests().getLast().body().toString())
                    .contains("Now suspected first: Deployment zoo/tuna, no longer Deployment zoo/seal.");

            round.arrives(other.revised().resolved(TEN.plusSeconds(9))).passes(REST);
            assertThat(slack.requests("hook")).as("an end is no reason").hasSize(2);

            round.arrives(other.revised().revised().is(Severity.CRITICAL)).passes(REST);
            assertThat(slack.requests().getLast().body().toString()).contains("Escalated from warning.");
            assertThat(round.lines).isEmpty();
        }
    }

    @Test
    void whatIsOfAnotherClusterIsToldByItsOwnNotifier() throws Exception {
        try (var slack = new StubSlack();
                var round = Round.ofWebhook(slack)) {
            round.arrives(List.of(FIRST.inAnotherCluster())).passes(REST);

            assertThat(slack.requests()).isEmpty();
            assertThat(round.committed()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, no_service, the webhook was removed",
        "403, action_prohibited, an administrator does not allow it",
        "410, channel_is_archived, the channel is archived",
        "200, <html>sign in</html>, does not speak its language"
    })
    void whatAWebhookRefusesIsSaid(int status, String body, String said) throws Exception {
        try (var slack = new StubSlack().always(StubSlack.status(status, body));
                var round = Round.ofWebhook(slack)) {
            round.arrives(FIRST).passes(REST);

            assertThat(slack.requests()).hasSize(1);
            assertThat(round.lines).singleElement().asString().contains(said).doesNotContain("/services/");
            assertThat(round.committed()).isZero();
        }
    }

    @Test
    void aWebhookThatSendsBackWhatItGotHasNothingOfItSaid() throws Exception {
        try (var slack = new StubSlack()
                        .always((request, out) -> out.write(request.head().getBytes(StandardCharsets.UTF_8)));
                var round = Round.ofWebhook(slack)) {
            round.arrives(FIRST);

            assertThat(round.lines)
                    .singleElement()
                    .asString()
                    .contains("is no HTTP")
                    .doesNotContain("/services/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "ok\n", "{\"ok\":true}"})
    void whatAWebhookTakesIsNotSentAgain(String answer) throws Exception {
        try (var slack = new StubSlack().always(StubSlack.status(200, answer));
                var round = Round.ofWebhook(slack)) {
            round.arrives(FIRST).passes(Duration.ofMinutes(1));

            assertThat(slack.requests()).hasSize(1);
            assertThat(round.committed()).isEqualTo(1);
        }
    }

    @Test
    void anAddressGetsTheWholeCorrelationOfEveryRevisionThatIsNotOvertaken() throws Exception {
        try (var other = new StubSlack();
                var round = Round.ofJson(other)) {
            round.arrives(FIRST, FIRST.revised())
                    .passes(REST)
                    .arrives(FIRST.revised())
                    .passes(REST);
            Flare last = FIRST.revised().revised();
            other.answers(StubSlack.status(500, ""), StubSlack.status(429, "", "Retry-After: 30"));
            round.arrives(last).passes(Duration.ofMinutes(1)).restarts();

            assertThat(other.requests("hook")).hasSize(4);
            StubSlack.Request request = other.requests().getLast();
            assertThat(request.head()).contains("Authorization: Bearer only-you", "Idempotency-Key: id-seal-3");
            assertThat(read(request)).isEqualTo(last.correlation());
            assertThat(round.committed()).isEqualTo(4);
        }
    }

    private static Correlation read(StubSlack.Request request) {
        try (var serde = new JsonSerde<>(Correlation.class)) {
            return serde.deserializer()
                    .deserialize("", request.body().toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
