package dev.culprit.correlator.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.topology.CorrelatorStreams;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final long ENOUGH = CorrelatorStreams.CAUGHT_UP_LAG;

    private boolean hasShare = true;
    private Supplier<Collection<Long>> lags = List::of;
    private final CatchUp catchUp = new CatchUp(() -> hasShare, () -> lags.get());

    @AfterEach
    void close() {
        catchUp.close();
    }

    @Test
    void whoHasNoShareYetHasNotCaughtUp() {
        hasShare = false;
        assertThat(isDone()).isFalse();

        hasShare = true;
        assertThat(isDone()).isTrue();
    }

    @Test
    void oneChangelogThatIsFarBehindIsEnoughToWaitFor() {
        lags = () -> List.of(0L, ENOUGH + 1);
        assertThat(isDone()).isFalse();

        lags = () -> List.of(0L, ENOUGH);
        assertThat(isDone()).isTrue();
    }

    @Test
    void whereKafkaDoesNotTellItIsAskedAgain() {
        lags = () -> {
            throw new StreamsException("Kafka is away");
        };
        assertThat(isDone()).isFalse();

        lags = List::of;
        assertThat(isDone()).isTrue();
    }

    @Test
    void whoHasCaughtUpStaysSo() {
        assertThat(isDone()).isTrue();

        lags = () -> List.of(ENOUGH + 1);
        assertThat(isDone()).isTrue();
    }

    private boolean isDone() {
        catchUp.look();
        return catchUp.isDone();
    }
}
