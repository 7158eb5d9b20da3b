package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.Severity;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/** What a channel sees of burns, from the first alert on. */
class SlackTimelineTest extends SlackScene {
    @Test
    void aBurnIsPostedAtOnceAndEditedAsItIsRevised() {
        round.arrives(FIRST);
        assertThat(slack.deeds()).containsExactly("post");

        round.passes(REST).arrives(FIRST.revised());

        assertThat(slack.deeds()).containsExactly("post", "edit");
        assertThat(slack.requests().getLast().body().path("ts").asText()).isEqualTo("1777888800.000001");
        assertThat(slack.requests().getLast().body().path("channel").asText()).startsWith("C");
        assertThat(slack.requests().getFirst().head()).contains("Authorization: Bearer xoxb-1");
        assertThat(round.committed()).isEqualTo(2);
    }

    @Test
    void manyRevisionsAreOneEditOfTheLatest() {
        round.arrives(FIRST);
        Flare latest = FIRST;
        for (int i = 0; i < 20; i++) {
            latest = latest.revised();
            round.arrives(latest);
        }
        assertThat(slack.deeds()).containsExactly("post");
        assertThat(round.committed()).as("nothing that waits is committed").isEqualTo(20);

        round.passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit");
        assertThat(slack.requests().getLast().body().toString()).contains("image v1 → v21");
    }

    /** A revision went out, and the state that knew of it was lost. */
    @Test
    void theLastWordIsToldWhateverItsNumber() {
        round.arrives(FIRST, FIRST.revised(), FIRST.revised().revised()).passes(REST);

        round.arrives(FIRST.isFinal(2)).passes(REST).arrives(FIRST.revised()).passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit");
        assertThat(slack.requests().getLast().body().toString()).contains("image v1 → v2");
    }

    @Test
    void whatSaysTheSameIsNotSentAgain() {
        round.arrives(FIRST).passes(REST);

        round.arrives(FIRST).passes(REST).restarts().passes(REST);

        assertThat(slack.deeds()).containsExactly("post");
    }

    @Test
    void anEndIsSaidOnceInTheThreadAndTheMessageShowsIt() {
        round.arrives(FIRST);
        Flare over = FIRST.revised().resolved(TEN.plusSeconds(30));
        round.arrives(over).passes(REST).arrives(over.revised()).passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "reply", "edit", "edit");
        assertThat(slack.requests().get(1).text())
                .startsWith("✅ Resolved at 2026-05-04 10:00:30 UTC, after 1 min 30 s");
        assertThat(slack.requests().get(1).body().path("thread_ts").asText()).isEqualTo("1777888800.000001");
        assertThat(slack.requests().get(2).text()).startsWith("✅ resolved: zoo/seal");

        round.arrives(over.revised().revised().resolved(null));
        assertThat(slack.requests().stream().filter(StubSlack.Request::isReply))
                .last()
                .satisfies(reply -> assertThat(reply.text()).contains("It fires again"));
    }

    @Test
    void aBurnThatGetsWorseIsSaidWhereItBelongsThen() {
        round.arrives(FIRST);

        round.arrives(FIRST.revised().is(Severity.DEGRADED)).passes(REST);
        assertThat(slack.deeds()).containsExactly("post", "reply", "edit");
        assertThat(slack.requests().get(1).body().path("reply_broadcast").asBoolean())
                .isTrue();

        round.arrives(FIRST.revised().revised().is(Severity.CRITICAL)).passes(REST);
        assertThat(slack.deeds()).containsExactly("post", "reply", "edit", "post", "reply");
        assertThat(slack.requests().get(3).body().path("channel").asText()).isEqualTo("#zoo-oncall");
        assertThat(slack.requests().get(4).text()).contains("It goes on elsewhere");
    }

    @Test
    void whatIsRoutedNowhereOrIsOldIsNotSent() {
        round.arrives(Flare.of("secret-slo", TEN), Flare.of("old", TEN.minus(Duration.ofHours(2))));
        round.arrives(Flare.of("over", TEN).resolved(TEN.minus(Duration.ofHours(2))));

        assertThat(slack.requests()).isEmpty();
        assertThat(round.committed()).isEqualTo(3);
        assertThat(round.count("culprit.notify.passed.over")).isEqualTo(3);
    }

    @Test
    void tenMinutesWithoutSlackLoseNothingAndFloodNothing() {
        slack.always(StubSlack.status(503, "upstream"));
        round.passesRevisedByTheMinute(10, FIRST, Flare.of("tuna", TEN));
        assertThat(slack.requests()).as("asked now and then").hasSizeBetween(5, 40);
        int asked = slack.requests().size();

        slack.isItselfAgain();
        round.passes(Duration.ofMinutes(2));

        assertThat(slack.requests()).hasSize(asked + 2);
        assertThat(slack.requests().subList(asked, asked + 2))
                .extracting(one -> one.body().toString())
                .allSatisfy(body -> assertThat(body).contains("image v1 → v11"));
        assertThat(round.committed()).isEqualTo(20);
        assertThat(round.lines)
                .containsExactly(
                        "Messages wait (test): Slack answers with status 503", "Messages are taken again (test)");
    }

    @Test
    void whatWaitedWhenTheProcessDiedIsSentHoweverLongItTakes() {
        slack.always(StubSlack.status(500, ""));
        round.arrives(FIRST);
        assertThat(round.deliveries.kept).hasValueSatisfying(is(Delivery.Intended.class));

        round.clock.move(Duration.ofHours(3));
        slack.isItselfAgain();
        round.restarts();

        assertThat(slack.requests("chat.postMessage")).hasSize(2);
        assertThat(round.deliveries.kept).hasValueSatisfying(is(Delivery.Delivered.class));
    }

    @Test
    void whereKafkaDoesNotKeepAnIntentNothingIsSent() {
        round.deliveries.room = 0;

        assertThatThrownBy(() -> round.arrives(FIRST)).isInstanceOf(KafkaException.class);

        assertThat(slack.requests()).isEmpty();
        assertThat(round.committed()).isZero();
        round.deliveries.room = 9;
        round.restarts();
        assertThat(slack.deeds()).containsExactly("post");
    }

    @Test
    void aPostWhoseTimeWasNotKeptIsSentAgain() {
        round.deliveries.room = 1;
        assertThatThrownBy(() -> round.arrives(FIRST)).isInstanceOf(KafkaException.class);

        round.deliveries.room = 9;
        round.restarts().passes(REST);

        assertThat(slack.deeds()).as("as the documentation says").containsExactly("post", "post");
    }

    private static Condition<Delivery> is(Class<?> type) {
        return new Condition<>(type::isInstance, type.getSimpleName());
    }
}
