package dev.culprit.collector.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.RedactionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets as files and commands of known tools have them, and what looks like them. */
class SecretsOfToolsTest {
    private final SecretText text = new SecretText(RedactionKey.fixed());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwords:\n  admin: PLANTED\n  root: PLANTED\nport: 1",
                "passwords:\n  db:\n    admin: PLANTED",
                "api_keys:\n  stripe: PLANTED",
                "credentials:\n  username: bob\n  value: PLANTED",
                "passwords: {admin: PLANTED, root: \"PLANTED\"}",
                "{\"a\":1,\"passwords\":{\"admin\":\"PLANTED\",\"root\":\"PLANTED\"}}",
                "said {\"a\":1,\"passwords\":{\"admin\":\"PLANTED\",\"root\":\"PLANTED\"}} to",
                "[passwords]\nadmin = PLANTED\nroot = PLANTED\n[other]\nport = 1",
                "env:\n- name: DB_PASSWORD\n  value: PLANTED",
                "env:\n- value: PLANTED\n  name: DB_PASSWORD",
                "env:\n- name: DB_PASSWORD\n  value: |\n    PLANTED\n    PLANTED\n- name: X\n  value: y",
                "{\"name\":\"X_TOKEN\",\"value\":\"PLANTED\"}",
                "{\"value\":\"PLANTED\",\"name\":\"X_TOKEN\"}",
                "[{\"name\": \"X_TOKEN\", \"value\": \"PLANTED\"}]",
                "got {\"name\":\"X_TOKEN\",\"value\":\"PLANTED\"} here",
                "got {\"value\":\"PLANTED\",\"name\":\"X_TOKEN\"} here",
                "<add key=\"DB_PASSWORD\" value=\"PLANTED\"/>",
                "<property><name>db.password</name><value>PLANTED</value></property>",
                "<password>a]PLANTED</password>",
                "password=abc\\\n    PLANTED\nport=1",
                "java -Dpassword=abc\\\nPLANTED -jar",
                "run --password \\\n  PLANTED --port 80",
                "password: abc\n  PLANTED PLANTED\nport: 1",
                "password: >\n  PLANTED\n  PLANTED\nport: 1",
                "password: \"abc\nPLANTED\nPLANTED\"\nport=1",
                "token = \"\"\"\nPLANTED\nPLANTED\n\"\"\"\nport = 1",
                "key: |\n  -----BEGIN PRIVATE KEY-----\n  PLANTED\n  -----END PRIVATE KEY-----",
                "curl -u bob:PLANTED https://x",
                "curl --user \"bob:PLANTED\" https://x",
                "curl -H \"Authorization: Bearer PLANTED\" https://x",
                "curl --header 'X-Api-Key: PLANTED' https://x",
                "curl -H \"Authorization: Basic PLANTEDPLANTED==\" x",
                "proxy_set_header Authorization \"Basic PLANTEDx\";",
                "Server=db;Database=x;User Id=a;Password=PLANTED two PLANTED;Timeout=3",
                "Server=db;Pwd={PLA;NTEDPLANTED};Timeout=3",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=PLANTED==;EndpointSuffix=x",
                "jdbc:postgresql://db/x?user=a&password=PLANTED&ssl=true",
                "jdbc:oracle:thin:scott/PLANTED@//db:1521/x",
                "redis://:PLANTED@cache:6379/0",
                "mongodb+srv://u:PLANTED@c.example.org/x",
                "amqp://u:PL/PLANTED@mq:5672",
                "https://PLANTED0123456789abc@sentry.farm/3",
                "//registry.npmjs.org/:_authToken=PLANTED",
                "//registry.npmjs.org/:_password=\"PLANTED\"",
                "db.farm:5432:orders:app:PLANTED",
                "*:*:*:app:PLANTED",
                "machine h login u password PLANTED",
                "default login u password PLANTED",
                "machine h\n  login u\n  password PLANTED",
                "{\"auths\":{\"r.farm\":{\"auth\":\"PLANTED\",\"username\":\"u\"}}}",
                "{\"auths\":{\"r.farm\":{\"username\":\"u\",\"password\":\"PLANTED\"}}}",
                "port 6379\nrequirepass PLANTED\nmaxmemory 1",
                "a\nsecret_key PLANTED\nb",
                "a\ninsecure-password PLANTED\nb",
                "get https://x/y?api_key=PLANTED&b=1",
                "get https://x/y?a=1&sig=PLANTED%2Bx",
                "get https://maps/x?key=PLANTEDPLANTEDPLANTED",
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  pin: PLANTED\nstringData:\n  user: PLANTED",
                "{\"kind\":\"Secret\",\"data\":{\"pin\":\"PLANTED\"},\"stringData\":{\"user\":\"PLANTED\"}}",
                "users:\n- name: admin\n  user:\n    token: PLANTED\n    client-key-data: PLANTED",
                "define('DB_PASSWORD', 'PLANTED');",
                "os.environ.setdefault(\"DB_PASSWORD\", \"PLANTED\")",
                "'password' => 'PLANTED',",
                "\"password\" : \"PLANTED\"",
                "\"password\"    =    \"PLANTED\"",
                "CREATE ROLE x WITH PASSWORD 'PLANTED'",
                "CREATE USER x IDENTIFIED BY 'PLANTED'",
                "mysql -u root -pPLANTED db",
                "mysql -u root -p PLANTED db",
                "sshpass -p PLANTED ssh x",
                "redis-cli -h x -a PLANTED ping",
                "docker login -u a -p PLANTED r.farm",
                "kubectl create secret generic x --from-literal=pin=PLANTED",
                "openssl x -passin pass:PLANTED",
                "# password: two PLANTED",
                "ENV DB_PASSWORD=PLANTED",
                "export DB_PASSWORD=PLANTED,PLANTED",
                "run --db-password=ab,PLANTED now",
                "run password=ab)PLANTED now",
                "run password=ab'PLANTED now",
                "run password=\"two PLANTED\" now",
                "run --password \"two PLANTED\" now",
                "{\"a\":\"password=PLANTED\",\"b\":\"c\"}",
                "{\"log\":\"{\\\"token\\\":\\\"PLANTED\\\"}\"}",
                "x {\\\"token\\\":\\\"PLANTED\\\"} y",
                "x=$2a$10$PLANTEDabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs",
                "$6$salt1234$PLANTEDabcdefghijklmnopq",
                "bob:{SSHA}PLANTEDabcdefghijklmnop=",
                "hvs.PLANTEDabcdefghijklmn1",
                "glsa_PLANTEDabcdefghijklmnop",
                "npm_PLANTEDabcdefghijklmnopqrstuvwxyz",
                "x-api-key: PLANTED",
                "Cookie: sid=PLANTED",
                "password := \"PLANTED\"",
                "password ?= PLANTED",
                "spring.datasource.password=PLANTED",
                ":password => \"PLANTED\"",
                "password \"PLANTED\"\nx y",
                "wget --password=PLANTED --user=x",
                "aws_secret_access_key = PLANTED",
                "\"private_key\": \"-----BEGIN PRIVATE KEY-----\\nPLANTED\\n-----END PRIVATE KEY-----\\n\"",
                "<connectionStrings><add connectionString=\"Server=x;Password=PLANTED two PLANTED\" /></connectionStrings>",
                "password=PLANTED",
                "pw=PLANT",
                "Authorization=Bearer PLANTED",
                "token: hunterredacted:0123456789abcdefPLANTED",
                "postgres://app:PLANTED@db1:5432,db2:5432/x"
            })
    void whatIsPlantedIsTakenOut(String planted) {
        assertThat(text.within(planted)).doesNotContain("PLANT").contains("redacted:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: registry.farm/auth:v1.2@sha256:3f1c0de5a9e2f1c0de5a9e2f1c0de5a9e2f1c0de5a9e2f1c0de5a9e2f1c0de5a",
                "commit 3f1c0de5a9e2f1c0de5a9e2f1c0de5a9e2f1c0de",
                "id 123e4567-e89b-12d3-a456-426614174000",
                "KEYSPACE=orders",
                "tokenPath: /var/run/secrets/token",
                "max_tokens: 4096",
                "token_ttl: 3600s",
                "PASSWORD_FILE=/run/secrets/db",
                "secrets:\n- name: barn\n  optional: true",
                "password:\n  valueFrom:\n    secretKeyRef:\n      name: barn\n      key: password",
                "password:\n  secretName: x\nport: 1",
                "auth:\n  enabled: true\n  host: db\nport: 1",
                "authorization failed for user bob",
                "Failed to pull image \"r.farm/token-service:1.2\": not found",
                "MountVolume.SetUp failed for volume \"tls\" : secret \"barn-tls\" not found",
                "Liveness probe failed: HTTP probe failed with statuscode: 500",
                "Back-off restarting failed container main in pod auth-7d9f4c6b58-k8v2n_farm(123e4567-e89b-12d3-a456-426614174000)",
                "login -port 80 -path /x",
                "http://auth:8080/x@v2",
                "kafka-0:9092,kafka-1:9092",
                "sk-checkout-latency-availability-slo",
                "/usr/local/share/ca-certificates/extra/location",
                "com.example.farm.orders.service.OrderServiceImplementation",
                "aa:11:bb:cc:dd:ee",
                "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
                "dial tcp 10.0.0.1:5432: connect: connection refused",
                "log_level: debug\nfeatures:\n  search: true\n  pages: 3",
                "[server]\nport = 80\nname = barn",
                "name: barn\nvalue: x",
                "- name: LOG_LEVEL\n  value: debug"
            })
    void whatPeopleReadInADiffStaysAsItIs(String harmless) {
        assertThat(text.within(harmless)).isEqualTo(harmless);
    }

    @Test
    void whatIsBesideASecretStays() {
        String file = """
                passwords:
                  admin: %s
                host: db
                env:
                - name: X_TOKEN
                  value: %s
                - name: MODE
                  value: fast
                """;
        assertThat(text.within(file.formatted("x1", "y1")).replaceAll("redacted:[0-9a-f]{16}", "#"))
                .isEqualTo(file.formatted("#", "#"));
    }

    @Test
    void aKeyThatIsThereTwiceIsLookedAtTwice() {
        assertThat(text.within("{\"nested\":{\"passwords\":{\"a\":\"PLANTED\"},\"passwords\":{}}}"))
                .doesNotContain("PLANTED");
    }

    @Test
    void aTextThatOnlyBeginsLikeAFingerprintIsNone() {
        assertThat(text.named("token", "redacted:hunter2")).matches("redacted:[0-9a-f]{16}");
    }

    @Test
    void aTextLongerThanAnyObjectIsOneFingerprint() {
        assertThat(text.within("a ".repeat(SecretText.LONGEST))).matches("redacted:[0-9a-f]{16}");
    }

    @Test
    void aTreeDeeperThanAnyObjectIsCutByAFingerprint() {
        ObjectNode well = JsonNodeFactory.instance.objectNode().put("kind", "Well");
        ArrayNode innermost = well.putArray("spec");
        for (int i = 0; i < 500; i++) {
            innermost = innermost.addArray();
        }
        innermost.add("PLANTED");
        assertThat(new Door(RedactionKey.fixed()).admit(well).toString())
                .doesNotContain("PLANTED")
                .contains("redacted:");
    }
}
