package dev.culprit.collector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.culprit.collector.RedactionKey;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {
    /** What is not linear takes hours; a busy machine is no failure. */
    private static final Duration FOREVER = Duration.ofMinutes(2);

    private static final int MEGABYTE = 1 << 20;

    private final SecretText text = new SecretText(RedactionKey.fixed());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "\t",
                "\r\n",
                "a=",
                "password",
                "password=",
                "password: ",
                "password:\n",
                "\"",
                "\\",
                "a:",
                "<a",
                "<password>",
                "eyJ-",
                "ghp_",
                "xoxb-",
                "://a:",
                "a:@",
                "basic ",
                "-u ",
                "--a ",
                "cookie",
                "cookie:",
                "- ",
                "token: |\n",
                "tokens:\n - ",
                "-----BEGIN A-----",
                "auth=1:",
                "[",
                "password=[",
                "redacted:",
                "curl -u a:",
                "password=a\\\n",
                "name: token\nvalue: ",
                "passwords: {",
                "mysql -p ",
                "{\"a\":",
                "password=\"",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "<name>a</name>",
                "(\"password\",",
                ";a="
            })
    void manyOfAnythingAreReadInAMoment(String part) {
        isRead(part, MEGABYTE / 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "a=", "password"})
    void aMegabyteIsReadInAMoment(String part) {
        isRead(part, MEGABYTE);
    }

    private void isRead(String part, int size) {
        String repeated = part.repeat(size / part.length());
        assertTimeoutPreemptively(FOREVER, () -> text.within(repeated + " password @"));
        assertTimeoutPreemptively(FOREVER, () -> text.within("password @: " + repeated));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API_KEYS=PLANTED",
                "TOKENS=PLANTED",
                "secrets=PLANTED",
                "db_pw=PLANTED",
                "SESSION_SALT=PLANTED",
                "COOKIE=PLANTED",
                "COOKIES=PLANTED",
                "session_secret: PLANTED",
                "sig=PLANTED",
                "signature: PLANTED",
                "passphrase=PLANTED",
                "GITHUB_PAT=PLANTED",
                "password: |\n  PLANTED\n\n  PLANTED: x\nport: 1",
                "a:\n  token: >-\n    PLANTED\n  port: 1",
                "token: |2 # why\n    PLANTED",
                "tokens:\n- PLANTED\n- PLANTED\nport: 1",
                "tokens:\n  - PLANTED\n  - 'PLANTED'\nport: 1",
                "- password:\n    PLANTED",
                "password: \"two\n  PLANTED\"",
                "\"tokens\": [\n  \"PLANTED\",\n  \"PLANTED\"\n]",
                "{\"tokens\":[\"PLANTED\",\"PLANTED\"]}",
                "{\"a\":1,\"password\":\"it's PLANTED\"}",
                "{\"a\":1,\"password\":\"a\\\"PLANTED\"}",
                "password: hunter2 PLANTED # Bearer abcdefgh1234",
                "args: --password=PLANTED",
                "JAVA_OPTS=-Ddb.password=PLANTED",
                "<password>PLANTED</password>",
                "<db:password a='b'>\n  PLANTED\n</db:password>",
                "<password><![CDATA[PLANTED]]></password>",
                "x sk_live_PLANTEDabcdefgh1234",
                "x sk_test_PLANTEDabcdefgh1234",
                "x glpat-PLANTEDabcdefgh12345",
                "x ghp_PLANTEDabcdefgh12345abcdefgh1234567890",
                "x gho_PLANTEDabcdefgh12345abcdefgh1234567890",
                "x github_pat_PLANTED_abcdefgh12345abcdefgh",
                "x xoxb-1234-PLANTEDabcdefgh",
                "https://hooks.slack.com/services/T0000/B0000/PLANTED",
                "get https://x.blob/y?sv=1&sig=PLANTED",
                "url=https://x/y?sig=PLANTED",
                "get https://x/y?a=b&token=PLANTED now",
                "get https://x/y?X-Amz-Date=1&X-Amz-Signature=PLANTED",
                "curl -u user:PLANTED https://x",
                "curl --user 'user:PLANTED' https://x",
                "curl -H 'Cookie: a=PLANTED; b=PLANTED' https://x",
                "Set-Cookie: sid=PLANTED; Path=/",
                "curl -H \"Authorization: Token PLANTED\" https://x",
                "Authorization: ApiKey PLANTED"
            })
    void whatIsPlantedIsTakenOut(String planted) {
        assertThat(text.within(planted)).doesNotContain("PLANTED").contains("redacted:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH_SERVICE_ADDR=auth:8080",
                "KEYSPACE=orders",
                "MONKEY=george",
                "PATH=/usr/bin:/bin",
                "PATTERN=abcdef",
                "sort_keys: true",
                "sort_keys: 3",
                "max_tokens: 4096",
                "auth:\n  enabled: true\n  host: db\nport: 1",
                "secrets:\n- name: barn\n  optional: true",
                "password:\nport: 8080\nhost: db",
                "\n\n\nhost: db\n\n  port: 1\n",
                "image: registry.farm/auth:v1.2",
                "docker run -u 1000:1000 token",
                "<host>db</host><port>80</port>",
                "https://hooks.slack.com/",
                "dial http://auth:8080/x?a=b: refused",
                "get https://x.farm/y?page=2&sort=key"
            })
    void whatIsHarmlessStaysAsItIs(String harmless) {
        assertThat(text.within(harmless)).isEqualTo(harmless);
    }
}
