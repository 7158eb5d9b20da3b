package dev.culprit.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.live.MemoryLog;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/v1/changes} as a pipeline or a flag system calls it. */
class ChangeRouteTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String TOKEN = "let-me-in";
    private static final String FLAG = "'id':'audit-77','source':'flags','kind':'FeatureFlag','name':'new-pricing'";

    private final MemoryLog log = new MemoryLog();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
        var route = new ChangeRoute(settings, log, new IntakeMeters(registry), Clock.fixed(NOON, ZoneOffset.UTC));
        server = new WebServer(route.route(new Access(List.of(new Secret(TOKEN)), List.of())), registry);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFlagThatWasTurnedIsAChangeOfWhatItAffects() throws Exception {
        HttpResponse<String> answer = post("""
                {'id':'audit-77','source':'flags','kind':'FeatureFlag','namespace':'shop','name':'new-pricing',
                 'at':'2026-03-02T13:58:30+02:00','type':'update','actor':'jane@example.com',
                 'summary':'new pricing for half of all','url':'https://flags.example/new-pricing',
                 'fields':[{'path':'rollout','before':10,'after':50}],
                 'affects':[{'kind':'Deployment','name':'checkout'},
                            {'group':'argoproj.io','kind':'Rollout','name':'cart','namespace':'shop'}],
                 'fromTheFuture':{'x':1}}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"changes\":1}");
        Change change = only();
        assertThat(change.subject()).isEqualTo(new ObjectRef("external", "FeatureFlag", "shop", "new-pricing"));
        assertThat(change.type()).isEqualTo(ChangeType.UPDATE);
        assertThat(change.timing()).isEqualTo(new Timing(NOON.minusSeconds(90), TimeSource.REPORTED, null, NOON));
        assertThat(change.actor())
                .isEqualTo(new Actor(
                        "flags",
                        "https://flags.example/new-pricing",
                        "new pricing for half of all",
                        "jane@example.com"));
        assertThat(change.fields()).containsExactly(new FieldChange(FieldType.SPEC, "rollout", "", "10", "50"));
        assertThat(change.affects())
                .containsExactlyInAnyOrder(
                        ObjectRef.of("Deployment", "shop", "checkout"),
                        new ObjectRef("argoproj.io", "Rollout", "shop", "cart"));
    }

    @Test
    void theLeastThatIsNeededIsAnUpdateNowOfTheWholeCluster() throws Exception {
        assertThat(post("{" + FLAG + "}").statusCode()).isEqualTo(200);

        Change change = only();
        assertThat(change.subject().namespace()).isEmpty();
        assertThat(change.timing()).isEqualTo(Timing.observed(NOON));
        assertThat(change.actor()).isEqualTo(Actor.of("flags"));
        assertThat(change.type()).isEqualTo(ChangeType.UPDATE);
    }

    @Test
    void aTimeAheadOfArrivalIsArrival() throws Exception {
        post("{" + FLAG + ",'at':'2026-03-02T12:00:09Z'}");

        assertThat(only().occurredAt()).isEqualTo(NOON);
    }

    @Test
    void whatIsSentAgainIsTheSameChange() throws Exception {
        post("{" + FLAG + "}");
        post("{" + FLAG + ",'actor':'jane'}");
        post("{" + FLAG + "}");

        assertThat(log.size()).isEqualTo(3);
        assertThat(only().actor()).isEqualTo(Actor.of("flags").withUser("jane"));
    }

    @Test
    void anotherIdAnotherSourceOrAnotherSubjectIsAnotherChange() throws Exception {
        post("{" + FLAG + "}");
        post("{" + FLAG.replace("audit-77", "audit-78") + "}");
        post("{" + FLAG.replace("'source':'flags'", "'source':'other'") + "}");
        post("{" + FLAG.replace("new-pricing", "old-pricing") + "}");
        post("{" + FLAG + ",'namespace':'shop'}");

        assertThat(log.changes()).hasSize(5);
    }

    @Test
    void severalComeInOneArrayAllOrNone() throws Exception {
        String other = "{" + FLAG.replace("audit-77", "audit-78") + "}";

        assertThat(post("[{" + FLAG + "}," + other + "]").body()).isEqualTo("{\"changes\":2}");
        assertThat(post("[" + other.replace("78", "79") + ",{'id':'x'}]").statusCode())
                .isEqualTo(400);

        assertThat(log.changes()).hasSize(2);
        assertThat(registry.get("culprit.collector.changes.reported").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("culprit.collector.payloads.refused").counter().count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text'                                    | the body must be one change as a JSON object, or an array of 1 to 50",
                "[]                                        | the body must be one change as a JSON object, or an array of 1 to 50",
                "[1]                                       | [0] must be a JSON object",
                "{}                                        | kind is missing",
                "[{FLAG},{'kind':'Deploy','name':'x','source':'ci'}] | [1].id is missing",
                "{FLAG,'kind':7}                           | kind must be a text",
                "{FLAG,'kind':'feature flag'}              | kind must be a word like FeatureFlag, Deploy or Migration",
                "{FLAG,'source':'a b'}                     | source must be a word like github-actions or launchdarkly",
                "{FLAG,'name':'  '}                        | name is missing",
                "{FLAG,'namespace':'Shop'}                 | namespace must be the name of a namespace",
                "{FLAG,'type':'toggled'}                   | type must be create, update or delete",
                "{FLAG,'at':1772452800}                    | at must be a time like 2026-05-04T10:00:00Z, or be left out for now",
                "{FLAG,'at':'2026-03-01T11:59:59Z'}        | at is more than 24 h ago, where nothing looks back to: do not send it",
                "{FLAG,'url':'https://me:pass@x.example'}  | url must be an http or https address without a user or password in it",
                "{FLAG,'url':'javascript:alert(1)'}        | url must be an http or https address without a user or password in it",
                "{FLAG,'fields':{}}                        | fields must be an array of at most 50",
                "{FLAG,'fields':[{'before':1}]}            | fields[0].path is missing",
                "{FLAG,'fields':[{'path':'a'}]}            | fields[0].after is missing, and so is before: give at least one of them",
                "{FLAG,'affects':[{'kind':'Deployment','name':'a'}]} | affects[0].namespace is missing: the change has none either",
                "{FLAG,'namespace':'a','affects':[{'kind':'Deployment','name':'a','namespace':'b'}]} | affects[0].namespace must be the change's own; leave that out for a change of several namespaces",
                "{FLAG,'affects':[{'kind':'Deployment','name':'A_b','namespace':'b'}]} | affects[0].name must be an object's name",
            })
    void aMistakeIsNamedOnOneLine(String body, String error) throws Exception {
        HttpResponse<String> answer = post(body.replace("FLAG", FLAG));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(log.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"id,200", "name,253", "actor,253", "summary,1024"})
    void aTextUpToItsLimitIsTakenAndOneBeyondRefused(String field, int limit) throws Exception {
        String base = "{" + FLAG + ",'" + field + "':'";

        assertThat(post(base + "x".repeat(limit) + "'}").statusCode()).isEqualTo(200);
        assertThat(post(base + "x".repeat(limit + 1) + "'}").body())
                .contains(field + " is too long: at most " + limit + " characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fields  | 50 | {'path':'p','after':1}",
                "affects | 50 | {'kind':'Deployment','namespace':'a','name':'b'}"
            })
    void aListUpToItsLimitIsTakenAndOneBeyondRefused(String field, int limit, String item) throws Exception {
        assertThat(post("{" + FLAG + ",'" + field + "':[" + times(item, limit) + "]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("{" + FLAG + ",'" + field + "':[" + times(item, limit + 1) + "]}")
                        .body())
                .contains(field + " must be an array of at most " + limit);
    }

    @Test
    void moreThanFiftyAtOnceAreRefused() throws Exception {
        String item = "{" + FLAG + "}";

        assertThat(post("[" + times(item, 50) + "]").statusCode()).isEqualTo(200);
        assertThat(post("[" + times(item, 51) + "]").statusCode()).isEqualTo(400);
    }

    @Test
    void whatLooksSecretDoesNotGoOn() throws Exception {
        post("{" + FLAG.replace("new-pricing", "token=hunter2hunter2")
                + ",'actor':'password: hunter2hunter2','summary':'set api_key=hunter2hunter2 for all',"
                + "'url':'https://ci.example/run?token=hunter2hunter2',"
                + "'fields':[{'path':'DB_PASSWORD','before':'hunter2hunter2','after':'hunter2hunter3'},"
                + "{'path':'dsn','after':'postgres://shop:hunter2hunter2@db/shop'}]}");

        Change change = only();
        assertThat(change.toString()).doesNotContain("hunter2");
        assertThat(change.fields())
                .filteredOn(f -> f.path().equals("DB_PASSWORD"))
                .singleElement()
                .satisfies(f -> assertThat(f.after()).isEqualTo("<redacted, changed>"));
        assertThat(change.actor().changeCause()).startsWith("set api_key=<redacted>");
    }

    @Test
    void aCallerWithoutTheTokenIsNotHeard() throws Exception {
        assertThat(server.post("guessed", "{}").statusCode()).isEqualTo(401);
        assertThat(log.size()).isZero();
    }

    @Test
    void asLongAsKafkaDoesNotTakeItTheCallerHasToSendItAgain() throws Exception {
        log.away(1);
        HttpResponse<String> first = post("{" + FLAG + "}");
        HttpResponse<String> second = post("{" + FLAG + "}");

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).isPresent();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(log.changes()).hasSize(1);
    }

    private static String times(String item, int times) {
        return IntStream.range(0, times).mapToObj(i -> item).collect(Collectors.joining(","));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return server.post(TOKEN, body.replace('\'', '"'));
    }

    private Change only() {
        assertThat(log.changes()).hasSize(1);
        return log.changes().values().iterator().next();
    }
}
