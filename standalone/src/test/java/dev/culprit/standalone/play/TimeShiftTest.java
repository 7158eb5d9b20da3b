package dev.culprit.standalone.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.Observation;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.recording.RecordedLine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeShiftTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00.750Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TimeShift anHour = new TimeShift(Duration.ofHours(1));

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private String shifted(String value) throws Exception {
        RecordedLine line = anHour.of(new RecordedLine.Alerted(THEN, json("{'a': [{'b': '" + value + "'}]}")));
        return ((RecordedLine.Alerted) line).payload().at("/a/0/b").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T11:00:00Z",
        "2026-03-01T23:30:00Z, 2026-03-02T00:30:00Z",
        "2026-03-01T10:00:00.120Z, 2026-03-01T11:00:00.120Z",
        "2026-03-01T10:00:00.123456789Z, 2026-03-01T11:00:00.123456789Z",
        "2026-03-01T10:00:00+02:00, 2026-03-01T09:00:00Z"
    })
    void everyTimeIsMovedHoweverItIsWritten(String time, String later) throws Exception {
        assertThat(shifted(time)).isEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "since 2026-03-01T10:00:00Z",
                "2026-03-01",
                "2026-02-31T10:00:00Z",
                "2026-03-01T10:00:00",
                "v1.2.3",
                ""
            })
    void whatIsNoTimeOrNoneStaysAsItIs(String value) throws Exception {
        assertThat(shifted(value)).isEqualTo(value);
    }

    @Test
    void anObjectKeepsAllElse() throws Exception {
        var object = (ObjectNode)
                json("{'kind': 'Pod', 'metadata': {'name': 'a', 'creationTimestamp': '2026-03-01T09:00:00Z'}, 'n': 3}");
        RecordedLine line =
                anHour.of(new RecordedLine.Observed(new Observation(THEN, WatchType.MODIFIED, object.deepCopy())));

        assertThat(line.at()).isEqualTo(THEN.plus(Duration.ofHours(1)));
        Observation moved = ((RecordedLine.Observed) line).observation();
        assertThat(moved.type()).isEqualTo(WatchType.MODIFIED);
        object.withObject("/metadata").put("creationTimestamp", "2026-03-01T10:00:00Z");
        assertThat(moved.object()).isEqualTo(object);
    }

    @Test
    void byWholeSecondsNeverBehindTheEnd() {
        TimeShift shift = TimeShift.ending(THEN, Instant.parse("2026-03-01T12:00:00.100Z"));

        assertThat(shift.by()).isEqualTo(Duration.ofSeconds(7199));
    }
}
