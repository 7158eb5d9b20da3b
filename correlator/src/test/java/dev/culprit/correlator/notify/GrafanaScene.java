package dev.culprit.correlator.notify;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Grafana, somebody who draws in it, and a burn. */
abstract class GrafanaScene {
    static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    static final Flare FIRST = Flare.of("seal", TEN);

    StubGrafana grafana;
    Round round;

    @BeforeEach
    void begin() throws Exception {
        grafana = new StubGrafana();
        round = Round.ofGrafana(grafana);
    }

    @AfterEach
    void end() throws IOException {
        round.close();
        grafana.close();
    }
}
