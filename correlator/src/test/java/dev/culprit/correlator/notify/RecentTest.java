package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.outbox.Waiting;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final TopicPartition ONE = new TopicPartition("t", 1);
    private static final Flare SEAL = Flare.of("seal", TEN);

    private final Recent recent = new Recent();

    @Test
    void anEarlierRevisionThatIsReadAgainDoesNotCount() {
        recent.put(Waiting.of(ZERO, 5, SEAL.revised().correlation()));
        recent.put(Waiting.of(ZERO, 4, SEAL.correlation()));

        assertThat(recent.of("id-seal"))
                .hasValueSatisfying(
                        one -> assertThat(one.correlation().revision()).isEqualTo(2));
    }

    @Test
    void whatOthersTellNowIsForgotten() {
        recent.put(Waiting.of(ZERO, 5, SEAL.correlation()));
        recent.put(Waiting.of(ONE, 5, Flare.of("tuna", TEN).correlation()));

        recent.forget(List.of(ZERO));

        assertThat(recent.of("id-seal")).isEmpty();
        assertThat(recent.of("id-tuna")).isPresent();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        for (int i = 0; i <= Recent.MOST; i++) {
            recent.put(Waiting.of(ZERO, i, Flare.of("slo-" + i, TEN).correlation()));
        }

        assertThat(recent.of("id-slo-0")).isEmpty();
        assertThat(recent.of("id-slo-1")).isPresent();
    }
}
