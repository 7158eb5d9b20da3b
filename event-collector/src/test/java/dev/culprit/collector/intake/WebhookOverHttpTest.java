package dev.culprit.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Spike;
import dev.culprit.collector.Outgoing;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Alertmanager, and whoever else finds the port, can send. */
class WebhookOverHttpTest {
    private static final String SECRET = "hunter2-Tr0ub4dor";
    private static final int MIB = 1024 * 1024;

    private final WebhookServer webhook = new WebhookServer();

    WebhookOverHttpTest() throws Exception {}

    @AfterEach
    void stop() {
        webhook.close();
    }

    @Test
    void twoAlertmanagersThatSendTheSameAlertGiveTheSameSpikeTwiceUnderOneKey() throws Exception {
        String body = payload(alert("firing", "2026-03-02T09:59:00Z"));

        assertThat(webhook.post(body).statusCode()).isEqualTo(200);
        assertThat(webhook.post(body).statusCode()).isEqualTo(200);

        assertThat(webhook.kept()).hasSize(2).extracting(Outgoing::key).containsOnly("meadow/farm/barn-open");
        assertThat(webhook.spikes().getFirst()).isEqualTo(webhook.spikes().getLast());
    }

    @Test
    void aStartThatMovesEarlierWhenAlertmanagersMergeIsToldAsItIsAndStaysTheSameAlert() throws Exception {
        webhook.post(payload(alert("firing", "2026-03-02T09:59:00Z")));
        webhook.post(payload(alert("firing", "2026-03-02T09:58:30Z")));

        assertThat(webhook.spikes())
                .extracting(Spike::startsAt)
                .containsExactly(Instant.parse("2026-03-02T09:59:00Z"), Instant.parse("2026-03-02T09:58:30Z"));
        assertThat(webhook.spikes())
                .extracting(spike -> spike.alert().fingerprint())
                .containsOnly("f1");
    }

    @Test
    void alertsThatWereLeftOutAreToldToTheSender() throws Exception {
        String body = payload(alert("firing", "2026-03-02T09:59:00Z"))
                .replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":7");

        assertThat(json(webhook.post(body)).path("truncated").asInt()).isEqualTo(7);
        assertThat(webhook.spikes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2199-01-01T00:00:00Z, 2026-03-02T10:00:00Z",
        "+999999999-12-31T23:59:59Z, 2026-03-02T10:00:00Z",
        "1971-01-01T00:00:00Z, 1971-01-01T00:00:00Z"
    })
    void aStartInTheFutureIsNowAndOneLongAgoIsLongAgo(String told, Instant startsAt) throws Exception {
        HttpResponse<String> answer = webhook.post(payload(alert("firing", told)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(webhook.spikes()).extracting(Spike::startsAt).containsExactly(startsAt);
        assertThat(webhook.kept()).extracting(Outgoing::timestamp).containsOnly(WebhookServer.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "null", "[]", "7", "{}{}", "{'version':'4','alerts':[}"})
    void garbageIsRefusedForGood(String body) throws Exception {
        assertRefused(webhook.post(quotes(body)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version':'3','alerts':[]}",
                "{'alerts':[]}",
                "{'version':'4'}",
                "{'version':'4','alerts':null}",
                "{'version':'4','alerts':{}}"
            })
    void anotherVersionOrAMissingListIsRefusedForGood(String body) throws Exception {
        assertRefused(webhook.post(quotes(body)), 400);
    }

    @Test
    void nestingThatIsTooDeepIsRefusedForGood() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertRefused(webhook.post("{\"version\":\"4\",\"alerts\":[],\"x\":" + deep + "}"), 400);
    }

    @Test
    void whatIsNoUtf8IsRefusedForGood() throws Exception {
        byte[] body = payload(alert("firing", "2026-03-02T09:59:00Z")).getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf("barn-open")] = (byte) 0xC3;
        assertRefused(webhook.post(body), 400);
    }

    @Test
    void tenMegabytesAreNotRead() throws Exception {
        assertRefused(webhook.post("{\"version\":\"4\",\"x\":\"" + "x".repeat(10 * MIB) + "\"}"), 413);
    }

    @Test
    void aWrongTokenIsRefusedBeforeAnythingIsRead() throws Exception {
        byte[] body = payload(alert("firing", "2026-03-02T09:59:00Z")).getBytes(StandardCharsets.UTF_8);
        assertRefused(webhook.post(body, "guessed"), 401);
    }

    @Test
    void alertsOfNoUsableShapeAreNoSlosAndTheOthersAreKept() throws Exception {
        String good = alert("firing", "2026-03-02T09:59:00Z");
        HttpResponse<String> answer =
                webhook.post(payload("null,7,'x',[],{},{'labels':7},{'labels':{'slo_name':{}}}," + good));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("others").asInt()).isEqualTo(7);
        assertThat(webhook.spikes()).hasSize(1);
    }

    @Test
    void ofAKeyThatIsThereTwiceTheLastCounts() throws Exception {
        String twice = alert("firing", "2026-03-02T09:59:00Z")
                .replace("'slo_name':'barn-open'", "'slo_name':'first','slo_name':'second'");

        assertThat(webhook.post(payload(twice)).statusCode()).isEqualTo(200);
        assertThat(webhook.spikes()).extracting(spike -> spike.slo().name()).containsExactly("second");
    }

    @Test
    void aHundredThousandLabelsDoNoHarmAndLeaveNoTrace() throws Exception {
        String labels =
                IntStream.range(0, 100_000).mapToObj(i -> "'l" + i + "':'v'").collect(Collectors.joining(","));
        String many = alert("firing", "2026-03-02T09:59:00Z").replace("'labels':{", "'labels':{" + labels + ",");

        assertThat(webhook.post(payload(many)).statusCode()).isEqualTo(200);
        assertThat(webhook.everythingKept().length()).isLessThan(2_000);
    }

    @Test
    void nothingSecretOfAnAlertIsInAnyRecordOrAnswer() throws Exception {
        String annotations = ("'password':'%1$s','message':'cannot reach postgres://app:%1$s@db/app',"
                        + "'runbook_url':'https://ops:%1$s@wiki.example/burn','description':'token=%1$s'")
                .formatted(SECRET);
        String labels = "'api_token':'%1$s','dsn':'postgres://app:%1$s@db/app',".formatted(SECRET);
        String kept = alert("firing", "2026-03-02T09:59:00Z");
        String rejected = alert("firing", "some day");
        String both = (kept + "," + rejected)
                .replace("'annotations':{", "'annotations':{" + annotations + ",")
                .replace("'labels':{", "'labels':{" + labels);

        HttpResponse<String> answer = webhook.post(payload(both));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(webhook.kept()).hasSize(2).anyMatch(Outgoing.DeadLetter.class::isInstance);
        assertThat(webhook.everythingKept()).doesNotContain(SECRET);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    private void assertRefused(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().lines()).hasSize(1);
        assertThat(json(answer).path("error").asText()).isNotBlank();
        assertThat(webhook.kept()).isEmpty();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }

    private static String alert(String status, String startsAt) {
        return "{'status':'" + status + "','labels':{'slo_name':'barn-open','slo_namespace':'farm','alertname':'Burn'},"
                + "'annotations':{'summary':'it burns'},'startsAt':'" + startsAt
                + "','endsAt':'0001-01-01T00:00:00Z','fingerprint':'f1'}";
    }

    private static String payload(String alerts) {
        return quotes("{'version':'4','truncatedAlerts':0,'alerts':[" + alerts + "]}");
    }

    private static String quotes(String json) {
        return json.replace('\'', '"');
    }
}
