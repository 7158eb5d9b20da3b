package dev.culprit.collector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.publish.RecordBytes;
import dev.culprit.runtime.text.OneLine;
import dev.culprit.testing.corpus.EveryInput;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/** Whatever is posted to the webhook is read or refused with one line, and what is read can be kept and read back. */
public class AlertsFuzzTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final JsonSerde<Spike> SPIKES = new JsonSerde<>(Spike.class);
    private static final AlertmanagerWebhook WEBHOOK = new AlertmanagerWebhook(
            new CollectorSettings("meadow", 8, RedactionKey.fixed(), false), LabelNames.known(), "farm");

    @EveryInput
    void holdsForWhatIsKept(byte[] input) {
        fuzzerTestOneInput(input);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] body) {
        JsonNode payload;
        try {
            payload = Json.mapper().readTree(body);
        } catch (IOException e) {
            // refused before anything of ours sees it
            return;
        }
        Received received = WEBHOOK.receive(payload, AT);
        assertThat(WEBHOOK.receive(payload, AT)).isEqualTo(received);
        switch (received) {
            case Received.Refused(String reason) -> assertOneLine(reason);
            case Received.Accepted accepted -> assertAccepted(accepted, payload.path("alerts"));
        }
    }

    private static void assertAccepted(Received.Accepted accepted, JsonNode alerts) {
        assertThat(accepted.spikes().size()
                        + accepted.others()
                        + accepted.rejected().size())
                .isEqualTo(alerts.size());
        assertThat(accepted.truncated()).isNotNegative();
        assertThat(accepted.deadLetters()).hasSameSizeAs(accepted.rejected());
        accepted.rejected().forEach(AlertsFuzzTest::assertOneLine);
        accepted.deadLetters()
                .forEach(letter -> assertThat(RecordBytes.of(letter)).hasSizeLessThan(256 * 1024));
        accepted.spikes().forEach(AlertsFuzzTest::assertKept);
    }

    private static void assertKept(Outgoing outgoing) {
        var keyed = (Outgoing.Keyed) outgoing;
        Spike spike = (Spike) Objects.requireNonNull(keyed.value());
        assertThat(keyed.key()).isEqualTo(spike.key());
        assertThat(keyed.timestamp()).isEqualTo(AT);
        assertThat(spike.slo().namespace()).matches("[a-z0-9-]{1,63}");
        assertThat(spike.slo().name()).isNotBlank().hasSizeLessThanOrEqualTo(Labels.MAX_NAME);
        assertThat(spike.startsAt()).isBeforeOrEqualTo(AT);
        if (spike.endsAt() != null) {
            assertThat(spike.endsAt()).isBetween(spike.startsAt(), AT);
        }
        if (spike.burn().rate() != null) {
            assertThat(spike.burn().rate()).isFinite().isNotNegative();
        }
        Spike readBack = SPIKES.deserializer().deserialize("", RecordBytes.of(outgoing));
        assertThat(readBack).isEqualTo(spike);
    }

    private static void assertOneLine(String reason) {
        assertThat(OneLine.of(reason)).isEqualTo(reason);
    }
}
