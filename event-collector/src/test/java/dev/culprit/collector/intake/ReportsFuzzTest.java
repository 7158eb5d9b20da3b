package dev.culprit.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.audit.AuditReader;
import dev.culprit.collector.publish.RecordBytes;
import dev.culprit.runtime.http.UnreadableBodyException;
import dev.culprit.runtime.text.OneLine;
import dev.culprit.testing.corpus.EveryInput;
import java.io.IOException;
import java.time.Instant;

/** Whatever is posted as changes or as audit events is read or refused with one line that quotes nothing of it. */
public class ReportsFuzzTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final CollectorSettings SETTINGS = new CollectorSettings("meadow", 8, RedactionKey.fixed(), false);
    private static final ReportedChanges CHANGES = new ReportedChanges(SETTINGS);
    private static final AuditReader AUDIT = new AuditReader(SETTINGS.redactionKey());

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
        try {
            ReportReader.read(payload, AT).forEach(report -> {
                var record = CHANGES.record(report, AT);
                assertThat(CHANGES.record(report, AT)).isEqualTo(record);
                assertThat(RecordBytes.of(record)).isNotEmpty();
            });
        } catch (UnreadableBodyException e) {
            String reason = String.valueOf(e.getMessage());
            assertThat(OneLine.of(reason)).isEqualTo(reason);
        }
        if (AuditReader.isEventList(payload)) {
            AUDIT.writes(payload).forEach(write -> assertThat(write.user()).isNotBlank());
        }
    }
}
