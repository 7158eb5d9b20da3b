package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Delivery;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a channel sees of what a model tells: no message waits for it. */
class StoryTimelineTest extends SlackScene {
    @Test
    void aStoryThatComesAfterThePostIsOneEdit() {
        round.arrives(FIRST).passes(REST);
        String headline = shown(0, 1);

        round.tells(FIRST).passes(REST).passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit");
        assertThat(last())
                .contains(
                        "It was rolled out before the alert &amp; crashed\\n• Look at the logs of seal",
                        "Told by llama-3.3 from the evidence, ranked without it");
        assertThat(shown(1, 1)).as("the headline by rule").isEqualTo(headline);
        assertThat(slack.requests().getLast().text())
                .isEqualTo(slack.requests().getFirst().text());
        assertThat(round.committed()).isEqualTo(1);
    }

    @Test
    void aStoryThatComesSoonWaitsForTheRestAndIsNotCommittedMeanwhile() {
        round.arrives(FIRST).tells(FIRST);
        assertThat(slack.deeds()).containsExactly("post");
        assertThat(round.committed()).isZero();

        round.restarts().passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit");
        assertThat(round.committed()).isEqualTo(1);
    }

    @Test
    void aStoryThatIsThereBeforeThePostIsInIt() {
        round.tells(FIRST).arrives(FIRST).passes(REST);

        assertThat(slack.deeds()).containsExactly("post");
        assertThat(last()).contains(Tale.STEP);
    }

    @Test
    void aStoryOfOtherFindingsIsNotShown() {
        Flare other = FIRST.revised().suspects("tuna");

        round.arrives(FIRST).passes(REST).tells(other).passes(REST);
        assertThat(slack.deeds()).containsExactly("post");

        round.arrives(other).passes(REST);
        assertThat(slack.deeds()).containsExactly("post", "edit");
        assertThat(last()).contains(Tale.STEP);

        round.arrives(other.revised().suspects("seal")).passes(REST);
        assertThat(last()).as("by rule again").doesNotContain(Tale.STEP, "Told by");
    }

    @Test
    void whatWasRefusedChangesNothing() {
        round.arrives(FIRST).passes(REST);

        round.stories.forget(FIRST.correlation().id());
        round.passes(REST);

        assertThat(slack.deeds()).containsExactly("post");
        assertThat(last()).doesNotContain("Told by");
    }

    @Test
    void anEndKeepsTheStoryInTheMessage() {
        round.arrives(FIRST).tells(FIRST).passes(REST);

        round.arrives(over()).passes(REST);

        assertThat(slack.deeds()).containsExactly("post", "edit", "reply", "edit");
        assertThat(last()).contains("resolved: zoo/seal").contains("Told by llama-3.3");
    }

    /** The same findings. */
    private static Flare over() {
        return FIRST.resolved(TEN.plusSeconds(30));
    }

    @Test
    void whereNothingWasSentAStoryIsNoReasonTo() {
        Flare nowhere = Flare.of("secret-slo", TEN);

        round.arrives(nowhere).tells(nowhere).tells(Flare.of("unheard-of", TEN)).passes(REST);

        assertThat(slack.requests()).isEmpty();
        assertThat(round.count("culprit.notify.passed.over")).isEqualTo(1);
    }

    @Test
    void whatSlackDidNotTakeYetIsTakenWithItsStory() {
        slack.always(StubSlack.status(503, ""));
        round.arrives(FIRST).tells(FIRST);

        slack.isItselfAgain();
        round.passes(Duration.ofMinutes(1));

        assertThat(round.deliveries.kept.get("id-seal")).isInstanceOf(Delivery.Delivered.class);
        assertThat(slack.deeds()).containsOnly("post");
        assertThat(last()).contains(Tale.STEP);
    }

    @Test
    void theLongestStoryIsShownWhole() {
        round.stories.put(Tale.longest(FIRST.correlation()));
        round.arrives(FIRST);

        JsonNode message = slack.requests().getLast().body();
        assertThat(message.path("blocks"))
                .hasSizeLessThan(50)
                .allSatisfy(block -> assertThat(
                                block.path("text").path("text").asText().length())
                        .isLessThanOrEqualTo(3_000));
        assertThat(message.toString()).hasSizeLessThan(13_000);
        assertThat(IntStream.rangeClosed(1, 7))
                .allSatisfy(sentence -> assertThat(message.toString()).contains("s".repeat(319) + sentence));
    }

    @Test
    void anIncomingWebhookShowsAStoryInNoMessageOfItsOwn() throws Exception {
        try (var hooked = Round.ofWebhook(slack)) {
            hooked.arrives(FIRST).tells(FIRST).passes(REST);
            assertThat(slack.requests("hook")).hasSize(1);

            Flare other = FIRST.revised().suspects("tuna");
            hooked.tells(other).arrives(other).passes(REST);
            assertThat(slack.requests("hook")).hasSize(2);
            assertThat(last()).contains(Tale.STEP);
        }
    }

    private String last() {
        return slack.requests().getLast().body().toString();
    }

    private String shown(int request, int block) {
        return slack.requests().get(request).body().path("blocks").path(block).toString();
    }
}
