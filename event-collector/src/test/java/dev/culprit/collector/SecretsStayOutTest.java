package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.warning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsStayOutTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";
    private static final String PLANTED = "pl4nted-s3cret";
    private static final String ENCODED = Base64.getEncoder().encodeToString(PLANTED.getBytes(StandardCharsets.UTF_8));

    @Test
    void noPlantedSecretIsInAnyRecord() {
        KubeObject leaky = deployment("barn")
                .version(101)
                .container(
                        "env",
                        "[{'name':'DB_PASSWORD','value':'%1$s'},{'name':'DB','value':'amqp://u:%1$s@mq.farm:5672'}]"
                                .formatted(PLANTED))
                .container("args", "['--token','%1$s','--api-key=%1$s']".formatted(PLANTED))
                .annotated("farm.example.org/token", PLANTED)
                .annotated("kubectl.kubernetes.io/last-applied-configuration", PLANTED);
        Watch watch = Watch.of(deployment("barn"), secret("keys", "{}"), configMap("conf", "{}"))
                .modified(LATER, leaky)
                .modified(LATER, secret("keys", "{'pin':'" + ENCODED + "'}").version(101))
                .modified(
                        LATER,
                        configMap("conf", "{'app.ini':'password = " + PLANTED + "','db_dsn':'" + PLANTED + "'}")
                                .version(101))
                .added(
                        LATER,
                        warning("Failed", "Pod", "barn-1")
                                .with(
                                        "message",
                                        "'cannot reach http://u:%1$s@mq with password=%1$s'".formatted(PLANTED)))
                .deleted(LATER, leaky.version(102));
        assertThat(watch.said()).hasSizeGreaterThan(4);
        assertThat(watch.text()).doesNotContain(PLANTED, ENCODED).contains("<redacted>");
    }

    @Test
    void aChangedSecretIsNoticedAndTheKeyIsNamed() {
        Change change = Watch.of(secret("keys", "{'pin':'MQ==','user':'YQ=='}"))
                .modified(LATER, secret("keys", "{'pin':'Mg==','user':'YQ=='}").version(101))
                .change();
        assertThat(change.fields()).singleElement().satisfies(field -> {
            assertThat(field.name()).isEqualTo("pin");
            assertThat(field.after()).isEqualTo("<redacted, changed>");
        });
    }

    @Test
    void aPasswordThatChangesWithinAnAddressIsNoticed() {
        KubeObject before = deployment("barn").container("env", "[{'name':'MQ','value':'amqp://u:one@mq.farm'}]");
        KubeObject after = before.version(101).container("env", "[{'name':'MQ','value':'amqp://u:two@mq.farm'}]");
        Change change = Watch.of(before).modified(LATER, after).change();
        assertThat(change.fields()).singleElement().satisfies(field -> {
            assertThat(field.before()).isEqualTo("amqp://u:<redacted>@mq.farm");
            assertThat(field.after()).isEqualTo("amqp://u:<redacted, changed>@mq.farm");
        });
    }

    @Test
    void theRedactionKeyPrintsAsStars() {
        assertThat(new CollectorSettings("meadow", 8, RedactionKey.of("very secret"), false).toString())
                .contains("***")
                .doesNotContain("very secret");
    }
}
