package dev.culprit.correlator.notify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Slack, a bot that posts there, and a burn. */
abstract class SlackScene {
    static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    static final Flare FIRST = Flare.of("seal", TEN);
    static final Duration REST = Duration.ofSeconds(5);

    StubSlack slack;
    Round round;

    @BeforeEach
    void begin() throws Exception {
        slack = new StubSlack();
        round = Round.ofBot(slack);
    }

    @AfterEach
    void end() throws IOException {
        round.close();
        slack.close();
    }
}
