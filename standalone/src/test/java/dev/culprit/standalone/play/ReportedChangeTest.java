package dev.culprit.standalone.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.Watermark;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Observation;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.alert.Received;
import dev.culprit.collector.intake.ChangeRoute;
import dev.culprit.collector.intake.IntakeMeters;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.HttpLimits;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported over HTTP from outside the cluster, weighed when an error budget burns. */
class ReportedChangeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CollectorSettings SETTINGS = CollectorSettings.forRecordings();
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path scratch;

    @Test
    void aFlagOfWhatTheSloMeasuresIsTheFirstSuspectAndOneOfSomethingElseIsCleared() throws Exception {
        Correlation correlation = burnAfter("""
                [{'id':'1','source':'flags','kind':'FeatureFlag','name':'new-pricing','actor':'jane',
                  'summary':'new pricing for all','fields':[{'path':'rollout','before':10,'after':100}],
                  'affects':[{'kind':'Deployment','namespace':'shop','name':'checkout'}]},
                 {'id':'2','source':'ci','kind':'Migration','namespace':'shop','name':'042-add-index'},
                 {'id':'3','source':'flags','kind':'NetworkPolicy','namespace':'bank','name':'odd-name',
                  'affects':[{'kind':'Deployment','namespace':'bank','name':'ledger'}]},
                 {'id':'4','source':'flags','kind':'FeatureFlag','name':'dark-mode',
                  'affects':[{'kind':'Deployment','namespace':'bank','name':'ledger'}]}]""");

        List<Suspect> suspects = correlation.findings().suspects();
        assertThat(suspects)
                .extracting(Suspect::object)
                .containsExactly(
                        new ObjectRef("external", "FeatureFlag", "", "new-pricing"),
                        new ObjectRef("external", "Migration", "shop", "042-add-index"));
        assertThat(suspects.getFirst().change()).isEqualTo("new pricing for all: rollout 10 -> 100");
        assertThat(suspects.getFirst().actor()).isEqualTo("jane (flags)");
        assertThat(suspects.getFirst().contributions())
                .extracting(c -> c.name())
                .contains("acts on what the SLO measures");
        assertThat(suspects.getLast().contributions())
                .extracting(c -> c.name())
                .contains("in the SLO's namespace, on no known path");
        assertThat(correlation.findings().cleared())
                .extracting(Cleared::object, Cleared::reason)
                .containsExactly(
                        tuple(new ObjectRef("external", "FeatureFlag", "", "dark-mode"), "no path to the SLO"));
    }

    @Test
    void oneWithoutNamespaceThatDoesNotSayWhatItAffectsIsOfTheWholeCluster() throws Exception {
        Correlation correlation =
                burnAfter("{'id':'5','source':'dns','kind':'ResolverChange','name':'forwarders','type':'create'}");

        assertThat(correlation.findings().suspects()).singleElement().satisfies(suspect -> {
            assertThat(suspect.change()).isEqualTo("created");
            assertThat(suspect.contributions()).extracting(c -> c.name()).contains("of the whole cluster");
        });
    }

    private Correlation burnAfter(String reported) throws Exception {
        try (var sink = new TestDriverSink(scratch)) {
            var collector = new ClusterCollector(SETTINGS);
            Instant listed = NOON.minusSeconds(600);
            collector
                    .observe(new Observation(listed, WatchType.ADDED, (ObjectNode) json("""
                            {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'namespace':'shop','name':'checkout',
                             'uid':'u','creationTimestamp':'2026-03-01T00:00:00Z'},'spec':{'template':{'metadata':
                             {'labels':{'app':'checkout'}},'spec':{'containers':[{'name':'a','image':'b'}]}}}}""")))
                    .forEach(sink::send);
            report(reported, sink);
            Received received = new AlertmanagerWebhook(SETTINGS).receive(json("""
                                    {'version':'4','alerts':[{'status':'firing','startsAt':'2026-03-02T12:00:00Z',
                                     'labels':{'alertname':'Burn','slo_name':'checkout-errors','slo_namespace':'shop'}}]}"""), NOON);
            ((Received.Accepted) received).records().forEach(sink::send);
            collector.watermark(Watermark.END_OF_INPUT, null, NOON).forEach(sink::send);
            return Incident.of("it", sink.correlations()).correlations().getFirst();
        }
    }

    /** Two minutes before the alert. */
    private static void report(String changes, TestDriverSink sink) throws Exception {
        Clock clock = Clock.fixed(NOON.minusSeconds(120), ZoneOffset.UTC);
        var registry = new SimpleMeterRegistry();
        var route =
                new ChangeRoute(SETTINGS, records -> records.forEach(sink::send), new IntakeMeters(registry), clock);
        var limits = new HttpLimits(1024 * 1024, 8192, 20, 20, 1, LONG, LONG, LONG, LONG);
        var settings = new HttpSettings("test", "127.0.0.1", 0, Access.open(), null, limits, null);
        HttpServer server = HttpServer.start(settings, List.of(route.route(Access.open())), registry);
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.port() + ChangeRoute.PATH);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json(changes).toString()))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } finally {
            server.stop(Duration.ofMillis(1));
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
