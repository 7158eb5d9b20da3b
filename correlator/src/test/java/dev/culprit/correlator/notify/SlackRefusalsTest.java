package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Severity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message that Slack does not take. */
class SlackRefusalsTest extends SlackScene {
    @ParameterizedTest
    @ValueSource(strings = {"7", "7.2", "Mon, 04 May 2026 10:00:08 GMT"})
    void whatSlackAsksToWaitIsWaited(String asked) {
        slack.answers(StubSlack.status(429, "{}", "Retry-After: " + asked));
        round.arrives(FIRST, Flare.of("tuna", TEN)).passes(Duration.ofSeconds(6));
        assertThat(slack.requests()).hasSize(1);

        round.passes(Duration.ofSeconds(3));

        assertThat(slack.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Retry-After: -5", "Retry-After: 0", "Retry-After: soon", "Retry-After: "})
    void withoutAWordThatCanBeHeededItIsAFewSeconds(String header) {
        slack.answers(StubSlack.status(429, "", header));

        round.arrives(FIRST).passes(Duration.ofSeconds(2));

        assertThat(slack.requests()).hasSize(2);
    }

    @Test
    void whoeverAsksToWaitForEverIsAskedAgainAfterAnHour() {
        slack.answers(StubSlack.status(429, "", "Retry-After: 1000000000000"));

        round.arrives(FIRST).passes(Duration.ofMinutes(59));
        assertThat(slack.requests()).hasSize(1);

        round.passes(Duration.ofMinutes(2));
        assertThat(slack.requests()).hasSize(2);
    }

    @Test
    void aMessageThatWasDeletedIsPostedAnew() {
        round.arrives(FIRST).passes(REST);
        slack.answers(StubSlack.error("message_not_found"));

        round.arrives(FIRST.revised()).passes(REST);
        assertThat(slack.deeds()).containsExactly("post", "edit", "post");

        round.arrives(FIRST.revised().revised()).passes(REST);
        assertThat(slack.requests().getLast().body().path("ts").asText()).isEqualTo("1777888800.000002");
    }

    @Test
    void aMessageThatCannotBeEditedIsFollowedInItsThreadWhenAnotherIsSuspected() {
        round.arrives(FIRST).passes(REST);
        slack.answers(StubSlack.error("edit_window_closed"));

        round.arrives(FIRST.revised()).passes(REST);
        assertThat(slack.deeds()).containsExactly("post", "edit");
        Flare other = FIRST.revised().revised().suspects("tuna");
        round.arrives(other).passes(REST).arrives(other.revised()).passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit", "reply");
        assertThat(slack.requests().getLast().text()).isEqualTo("Now suspected first: Deployment zoo/tuna");
    }

    @Test
    void whatGetsWorseIsSaidAnewWhereAMessageThatCouldNotBeEditedIsGone() {
        round.arrives(FIRST).passes(REST);
        slack.answers(StubSlack.error("edit_window_closed"));
        round.arrives(FIRST.revised()).passes(REST);
        slack.answers(StubSlack.error("thread_not_found"));

        round.arrives(FIRST.revised().revised().is(Severity.DEGRADED)).passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit", "reply", "post");
        assertThat(slack.requests().getLast().text()).contains("degraded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg_too_long", "invalid_blocks", "msg_blocks_too_long", "the_moon_is_full"})
    void whatSlackFindsTooLongIsSaidInOneLine(String error) {
        slack.answers(StubSlack.error(error));

        round.arrives(FIRST);

        assertThat(slack.deeds()).containsExactly("post", "post");
        assertThat(slack.requests().getLast().body().path("blocks")).isEmpty();
        assertThat(slack.requests().getLast().text()).contains("zoo/seal burns");
    }

    @Test
    void aChannelThatIsNotThereHoldsUpNoOther() {
        slack.always((request, out) -> (request.body().path("channel").asText().equals("#zoo")
                        ? StubSlack.error("channel_not_found")
                        : StubSlack.status(200, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}"))
                .to(request, out));

        round.arrives(FIRST, Flare.of("tuna", TEN).is(Severity.CRITICAL));

        assertThat(round.count("culprit.notify.sent")).isEqualTo(1);
        assertThat(round.lines)
                .containsExactly(
                        "Messages wait (test to #zoo): Slack says channel_not_found: there is no such channel, "
                                + "or it is private and the app is not in it");
        round.clock.move(Duration.ofHours(25));
        round.passes(Duration.ofMinutes(10));
        assertThat(round.count("culprit.notify.given.up")).isEqualTo(1);
        assertThat(round.committed()).isEqualTo(2);
    }

    @Test
    void whatWaitedForSlackForADayIsNotGivenUpForOneRefusal() {
        slack.always(StubSlack.status(503, ""));
        round.arrives(FIRST);
        round.clock.move(Duration.ofHours(25));
        slack.isItselfAgain().answers(StubSlack.error("channel_not_found"));

        round.passes(Duration.ofMinutes(1));

        assertThat(round.count("culprit.notify.given.up")).isZero();
        assertThat(round.count("culprit.notify.sent")).isEqualTo(1);
    }

    @Test
    void aMessageThatIsTakenWithoutAnAnswerIsNotRepeatedByTheMinute() {
        slack.always((request, out) -> {});

        round.arrives(FIRST).passes(Duration.ofMinutes(30));

        assertThat(slack.requests()).hasSizeBetween(3, 20);
        assertThat(round.lines).hasSize(1);
    }

    @Test
    void whoeverFailsInANewWayEachTimeIsNotAskedMoreOften() {
        var turn = new AtomicInteger();
        slack.always((request, out) -> StubSlack.status(turn.getAndIncrement() % 2 == 0 ? 503 : 504, "")
                .to(request, out));

        round.arrives(FIRST).passes(Duration.ofMinutes(30));

        assertThat(slack.requests()).hasSizeLessThan(40);
        assertThat(round.lines).as("one for each way").hasSize(2);
    }

    @Test
    void aWrongTokenIsSaidOnceAndNothingIsGivenUp() {
        slack.always(StubSlack.error("invalid_auth"));

        round.arrives(FIRST, Flare.of("tuna", TEN)).passes(Duration.ofHours(1));

        assertThat(slack.requests()).hasSizeLessThan(40);
        assertThat(round.lines)
                .containsExactly(
                        "Messages wait (test): Slack says invalid_auth: the token is wrong, or not for this Slack");
        assertThat(round.committed()).isZero();
    }

    @Test
    void whenTooManyWaitNoMoreIsRead() {
        slack.always(StubSlack.status(500, ""));
        Flare[] many = IntStream.range(0, Round.ROOM)
                .mapToObj(i -> Flare.of("slo-" + i, TEN))
                .toArray(Flare[]::new);
        round.arrives(many);
        assertThat(round.isPaused()).isTrue();

        slack.isItselfAgain();
        round.passes(Duration.ofMinutes(1));

        assertThat(round.isPaused()).isFalse();
        assertThat(round.count("culprit.notify.sent")).isEqualTo(Round.ROOM);
    }
}
