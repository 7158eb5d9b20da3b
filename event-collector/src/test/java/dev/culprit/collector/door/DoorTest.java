package dev.culprit.collector.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private static final String MARK = "redacted:[0-9a-f]{16}";

    private final Door door = new Door(RedactionKey.fixed());

    @Test
    void aSecretKeepsTheNamesOfItsKeysAndNoValue() {
        ObjectNode admitted = admit("{'kind':'Secret','data':{'pin':'MTIzNA=='},'stringData':{'user':'anna'}}");
        assertThat(admitted.path("data").path("pin").asText()).matches(MARK);
        assertThat(admitted.path("data").path("user").asText()).matches(MARK);
        assertThat(admitted.toString()).doesNotContain("MTIzNA", "anna", "stringData");
    }

    @Test
    void aSecretsValueIsToldApartFromAnotherButNotByAnotherKey() {
        String one = admit("{'kind':'Secret','data':{'pin':'MTIzNA=='}}").toString();
        String same = admit("{'kind':'Secret','data':{'pin':'MTIzNA=='}}").toString();
        String other = admit("{'kind':'Secret','data':{'pin':'NTY3OA=='}}").toString();
        String elsewhere = new Door(RedactionKey.of("another key"))
                .admit((ObjectNode) KubeObject.json("{'kind':'Secret','data':{'pin':'MTIzNA=='}}"))
                .toString();
        assertThat(one).isEqualTo(same).isNotEqualTo(other).isNotEqualTo(elsewhere);
    }

    @Test
    void copiesOfTheWholeObjectInAnnotationsAreDropped() {
        ObjectNode admitted = admit("{'kind':'Secret','metadata':{'annotations':{"
                + "'kubectl.kubernetes.io/last-applied-configuration':'{stringData:{pin:1234}}','team':'a'}}}");
        assertThat(admitted.path("metadata").path("annotations").toString()).isEqualTo("{\"team\":\"a\"}");
    }

    @Test
    void statusIsLeftOutsideButForThatOfPodsAndNodes() {
        assertThat(admit("{'kind':'Deployment','status':{'replicas':1}}").toString())
                .doesNotContain("status");
        assertThat(admit("{'kind':'Pod','status':{'message':'no: password=hunter2'}}")
                        .at("/status/message")
                        .asText())
                .startsWith("no: password=redacted:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD",
                "PGPASSWORD",
                "dbPassword",
                "API_KEY",
                "APIKEY",
                "GITHUB_TOKEN",
                "AUTH",
                "SENTRY_DSN",
                "client-secret",
                "AWS_CREDENTIALS",
                "MYSQL_PWD",
                "accessToken",
                "DB_PASS"
            })
    void aVariableWithASecretsNameIsRedacted(String name) {
        assertThat(variable(name, "hunter2")).matches(MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "KEYSPACE, orders",
        "MONKEY, george",
        "AUTHOR, anna",
        "TOKENIZER, fast",
        "AUTH_ENABLED, true",
        "DB_PASSWORD, $(FROM_ELSEWHERE)",
        "AUTH_SERVICE_ADDR, auth:8080",
        "TOKEN_URL, http://tokens.farm.svc:80",
        "MODE, fast"
    })
    void aVariableThatOnlyLooksLikeOneStaysReadable(String name, String value) {
        assertThat(variable(name, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://app:hunter2@db.farm:5432/x | postgres://app:#@db.farm:5432/x",
                "app:hunter2@tcp(db:3306)/x | app:#@tcp(db:3306)/x",
                "Authorization: Bearer abcdefgh12345 | Authorization: Bearer #",
                "dial http://auth:8080/x: refused | dial http://auth:8080/x: refused",
                "curl -H Bearer abcdefgh12345 | curl -H Bearer #",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123 | #",
                "id AKIAIOSFODNN7EXAMPLE | id #",
                "--db-password=hunter2 --verbose | --db-password=# --verbose",
                "login --password hunter2 now | login --password # now",
                "password=hunter2, user=anna | password=#",
                "dial user=anna password=hunter2: refused | dial user=anna password=# refused",
                "{\"user\":\"anna\",\"token\":\"hunter2 2\"} | {\"user\":\"anna\",\"token\":\"#\"}",
                "no secret in sight: 3 of 4 ready | no secret in sight: 3 of 4 ready",
                "secret \"barn-tls\" not found | secret \"barn-tls\" not found"
            })
    void secretsWithinATextAreTakenOutAndTheRestStays(String text, String expected) {
        String admitted = variable("TEXT", text).replaceAll(MARK, "#");
        assertThat(admitted).isEqualTo(expected);
    }

    @Test
    void aFileInAConfigMapKeepsItsHarmlessLines() {
        ObjectNode object = (ObjectNode) KubeObject.json("{'kind':'ConfigMap','data':{}}");
        object.withObjectProperty("data")
                .put("app.yaml", "host: db\npassword: two words\nport: 1\n")
                .put("tls.pem", "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n");
        ObjectNode data = door.admit(object).withObjectProperty("data");
        assertThat(data.path("app.yaml").asText().replaceAll(MARK, "#")).isEqualTo("host: db\npassword: #\nport: 1\n");
        assertThat(data.path("tls.pem").asText()).doesNotContain("abc");
    }

    @Test
    void anArgumentAfterASecretsFlagIsRedacted() {
        ObjectNode admitted = admit("{'spec':{'args':['--token','hunter2','--port','80']}}");
        assertThat(admitted.path("spec").path("args").path(1).asText()).matches(MARK);
        assertThat(admitted.path("spec").path("args").path(3).asText()).isEqualTo("80");
    }

    @Test
    void namesOfSecretsAndKeysInReferencesStayBecauseTheyAreNoSecrets() {
        String reference = "{'spec':{'secretName':'barn','valueFrom':{'secretKeyRef':{'name':'barn','key':'password'}},"
                + "'topologyKey':'zone','tokenPath':'/var/x','hard':{'secrets':'10'}}}";
        assertThat(admit(reference)).isEqualTo(KubeObject.json(reference));
    }

    @Test
    void aFieldOfACustomResourceThatIsASecretIsRedacted() {
        assertThat(admit("{'kind':'Well','spec':{'password':'hunter2','pin':{'apiKey':'x1','token':42}}}")
                        .toString())
                .doesNotContain("hunter2", "x1", "42\"", ":42");
    }

    @Test
    void aMegabyteWithoutABreakIsReadInAMoment() {
        String blob = "x".repeat(1 << 20) + "password" + "eyJ".repeat(1 << 16);
        assertThat(variable("BLOB", blob)).hasSizeGreaterThan(1 << 20);
    }

    private String variable(String name, String value) {
        ObjectNode object = (ObjectNode) KubeObject.json("{'spec':{'env':[{}]}}");
        ((ObjectNode) object.path("spec").path("env").path(0)).put("name", name).put("value", value);
        return door.admit(object).path("spec").path("env").path(0).path("value").asText();
    }

    private ObjectNode admit(String json) {
        return door.admit((ObjectNode) KubeObject.json(json));
    }
}
