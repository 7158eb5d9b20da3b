package dev.culprit.correlator.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Site site;

    @BeforeEach
    void openSite() throws Exception {
        site = Site.open();
    }

    @AfterEach
    void closeSite() {
        site.close();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/correlations/any", "/assets/page.css", "/assets/app.js", "/assets/d3.js"})
    void theShellIsPublicAndLoadsNothingFromElsewhere(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(get(path, "If-None-Match", tag(answer)).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/assets/../page.css", "/assets/Page.class", "/correlations/a/b", "/api/v1/x"})
    void nothingElseIsThere(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void itIsReadOnly() throws Exception {
        var post = HttpRequest.newBuilder(URI.create(site.url("/api/v1/correlations")))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void theListIsFilteredNewestFirst() throws Exception {
        site.put(
                Sample.of("a", "seal", Severity.CRITICAL, Sample.ALERT),
                Sample.of("b", "seal", Severity.WARNING, Sample.ALERT.plusSeconds(60)),
                Sample.of("c", "tuna", Severity.WARNING, Sample.ALERT.plusSeconds(120)));

        assertThat(ids("")).containsExactly("c", "b", "a");
        assertThat(ids("?slo=seal")).containsExactly("b", "a");
        assertThat(ids("?severity=warning&namespace=zoo")).containsExactly("c", "b");
        assertThat(ids("?namespace=elsewhere")).isEmpty();
        assertThat(ids("?since=2026-05-04T10:01:00Z&until=2026-05-04T10:01:30Z"))
                .containsExactly("b");
        assertThat(ids("?limit=1&offset=1")).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0 | limit must be a number from 1 to 200",
                "limit=201 | limit must be a number from 1 to 200",
                "offset=x | offset must be a number from 0 to 1000000",
                "severity=bad | severity must be critical, degraded or warning",
                "since=yesterday | since must be a time as 2026-11-21T03:45:48Z",
                "slo=a&slo=b | slo is given twice",
                "slo=%25zz%zz | slo is not encoded as a URL is",
                "<script> | only these can be asked for: namespace, slo, severity, since, until, limit, offset",
            })
    void aWrongQueryIsAnsweredInOneLine(String query, String why) {
        assertThat(Wanted.parse(query)).isEqualTo(new Wanted.Parsed.Wrong(why));
    }

    @Test
    void aQueryHasALimit() {
        assertThat(Wanted.parse("slo=" + "x".repeat(2_000))).isInstanceOf(Wanted.Parsed.Wrong.class);
    }

    @Test
    void whatIsKnownIsNotToldAgain() throws Exception {
        site.put(Sample.of("a", "seal", Severity.CRITICAL, Sample.ALERT));
        String tag = tag(get("/api/v1/correlations"));

        assertThat(get("/api/v1/correlations", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        site.put(Sample.of("b", "seal", Severity.CRITICAL, Sample.ALERT));
        assertThat(get("/api/v1/correlations", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneIsFoundByNameAndById() throws Exception {
        site.put(Sample.likely());

        JsonNode byName = json("/api/v1/correlations/" + Sample.likely().name());

        assertThat(byName.at("/correlation/kind").asText()).isEqualTo("SLOCorrelation");
        assertThat(byName.at("/summary/by").asText()).isEqualTo("rules");
        assertThat(byName.at("/summary/headline/text").asText()).startsWith("Deployment zoo/seal (image");
        assertThat(byName.at("/summary/details")).hasSizeGreaterThan(1);
        assertThat(json("/api/v1/correlations/" + Sample.likely().id())).isEqualTo(byName);
        assertThat(get("/api/v1/correlations/other").statusCode()).isEqualTo(404);
    }

    @Test
    void whatAModelToldIsShownAsItsOwnWhereItStandsForTheRevision() throws Exception {
        site.put(Sample.likely());
        var sentence = new Summary.Sentence("The new image fails.", List.of("s1", "unknown"));
        var text = new Summary.Text(sentence, List.of(), List.of(sentence));
        String id = Sample.likely().id();
        site.shelf.put(new Summary.Told(id, "of another", text, "m-1", Sample.ALERT, null), 100);
        assertThat(json("/api/v1/correlations/" + id).at("/summary/by").asText())
                .isEqualTo("rules");

        site.shelf.put(new Summary.Told(id, SummaryBasis.of(Sample.likely()), text, "m-1", Sample.ALERT, null), 100);

        JsonNode told = json("/api/v1/correlations/" + id).path("summary");
        assertThat(told.path("by").asText()).isEqualTo("model");
        assertThat(told.path("model").asText()).isEqualTo("m-1");
        assertThat(told.at("/headline/evidence")).hasSize(1);
        assertThat(told.at("/headline/evidence/0/text").asText()).startsWith("BackOff on Pod");
        site.shelf.forgetSummary(id);
        assertThat(json("/api/v1/correlations/" + id).at("/summary/by").asText())
                .isEqualTo("rules");
    }

    @Test
    void theDataNeedsATokenAndTheShellDoesNot() throws Exception {
        try (Site closed = Site.behind("open-sesame")) {
            closed.put(Sample.likely());
            assertThat(status(closed.url("/"), "")).isEqualTo(200);
            assertThat(status(closed.url("/api/v1/correlations"), "")).isEqualTo(401);
            assertThat(status(
                            closed.url("/api/v1/correlations/" + Sample.likely().id()), "Bearer wrong"))
                    .isEqualTo(401);
            assertThat(status(closed.url("/api/v1/correlations"), "Bearer open-sesame"))
                    .isEqualTo(200);
        }
    }

    @Test
    void theOldestGoesWhenThereIsNoRoomForItsNumberOrItsBytes() throws Exception {
        try (Site small = Site.holding(2, 1_500)) {
            small.put(Sample.of("old", "seal", Severity.WARNING, Sample.ALERT));
            small.put(Sample.of("new", "seal", Severity.WARNING, Sample.ALERT.plus(Duration.ofHours(1))));
            assertThat(small.shelf.look().rows()).extracting(Row::id).containsExactly("new");
            assertThat(small.shelf.bytes()).isEqualTo(1_000);
            assertThat(small.registry.get("culprit.page.dropped").counter().count())
                    .isEqualTo(1);
        }
        try (Site two = Site.holding(2, 10_000)) {
            for (int i = 0; i < 5; i++) {
                two.put(Sample.of("c" + i, "seal", Severity.WARNING, Sample.ALERT.plusSeconds(i)));
            }
            assertThat(two.shelf.look().rows()).extracting(Row::id).containsExactly("c4", "c3");
        }
    }

    @Test
    void theHighestRevisionIsShownWhicheverComesLast() {
        site.put(Sample.revised(Sample.likely(), 5), Sample.revised(Sample.likely(), 4));

        assertThat(site.shelf.size()).isEqualTo(1);
        assertThat(site.shelf
                        .find(Sample.likely().id())
                        .orElseThrow()
                        .correlation()
                        .revision())
                .isEqualTo(5);
        site.shelf.remove(Sample.likely().id());
        assertThat(site.shelf.size()).isZero();
        assertThat(site.shelf.bytes()).isZero();
    }

    @Test
    void untilAllIsReadTheListSaysThatItLoads() throws Exception {
        assertThat(json("/api/v1/correlations").path("loading").asBoolean()).isTrue();
        site.shelf.loaded();
        assertThat(json("/api/v1/correlations").path("loading").asBoolean()).isFalse();
    }

    private List<String> ids(String query) throws Exception {
        var ids = new ArrayList<String>();
        json("/api/v1/correlations" + query)
                .path("correlations")
                .forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int status(String url, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
