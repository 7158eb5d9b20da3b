package dev.culprit.collector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Lookaround;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.alert.Received.Accepted;
import dev.culprit.collector.alert.Received.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerWebhookTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    private final AlertmanagerWebhook webhook = receiver(null);

    @Test
    void aFiringAlertOfAnSloIsASpikeUnderItsKey() {
        Accepted accepted = accepted(
                alert("'slo_name':'barn-open','slo_namespace':'farm','alertname':'Burn','service':'barn'", ""));
        Outgoing.Keyed keyed = (Outgoing.Keyed) accepted.spikes().getFirst();
        Spike spike = (Spike) Objects.requireNonNull(keyed.value());
        assertThat(keyed.topic()).isEqualTo(Topic.SPIKES);
        assertThat(keyed.key()).isEqualTo("meadow/farm/barn-open").isEqualTo(keyed.placement());
        assertThat(keyed.timestamp()).isEqualTo(AT);
        assertThat(spike.status()).isEqualTo(SpikeStatus.FIRING);
        assertThat(spike.endsAt()).isNull();
        assertThat(spike.startsAt()).isEqualTo(Instant.parse("2026-03-02T09:59:00Z"));
        assertThat(spike.alert().service()).isEqualTo("barn");
    }

    @Test
    void labelsToRouteByAreToldAndNoOthers() {
        Accepted accepted =
                accepted(alert("'slo_name':'barn-open','slo_namespace':'farm','team':'herders','pod':'barn-7d9f'", ""));
        Outgoing.Keyed keyed = (Outgoing.Keyed) accepted.spikes().getFirst();
        Spike spike = (Spike) Objects.requireNonNull(keyed.value());
        assertThat(spike.alert().labels()).hasSize(1).containsEntry("team", "herders");
    }

    @Test
    void aResolvedAlertTellsItsEnd() {
        JsonNode alert = KubeObject.json("{'status':'resolved','labels':{'slo_name':'s','slo_namespace':'n'},"
                + "'startsAt':'2026-03-02T09:00:00Z','endsAt':'2026-03-02T09:30:00Z'}");
        assertThat(spike(alert).status()).isEqualTo(SpikeStatus.RESOLVED);
        assertThat(spike(alert).endsAt()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
    }

    @Test
    void aStartAfterArrivalIsAWrongClockAndClampedToArrival() {
        JsonNode alert = KubeObject.json("{'status':'resolved','labels':{'slo_name':'s','slo_namespace':'n'},"
                + "'startsAt':'2026-03-03T09:00:00Z','endsAt':'2026-03-03T09:30:00Z'}");
        assertThat(spike(alert).startsAt()).isEqualTo(AT);
        assertThat(spike(alert).endsAt()).isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20d", "0x1p3", "1e400", "NaN", "-5", "14.4x", ""})
    void aBurnRateThatIsNoDecimalNumberIsAbsent(String rate) {
        JsonNode alert = alert("'slo_name':'s','slo_namespace':'n'", "'burn_rate':'" + rate + "'");
        assertThat(spike(alert).burn().rate()).isNull();
    }

    @Test
    void alertsThatAlertmanagerLeftOutAreCounted() {
        JsonNode payload = KubeObject.json("{'version':'4','alerts':[],'truncatedAlerts':5}");
        assertThat(((Accepted) webhook.receive(payload, AT)).truncated()).isEqualTo(5);
    }

    @Test
    void aResolvedAlertWithoutAnEndEndedOnArrival() {
        JsonNode alert = KubeObject.json("{'status':'resolved','labels':{'slo_name':'s','slo_namespace':'n'},"
                + "'startsAt':'2026-03-02T09:00:00Z','endsAt':'0001-01-01T00:00:00Z'}");
        assertThat(spike(alert).endsAt()).isEqualTo(AT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'severity':'page', CRITICAL",
                "'severity':'ticket', WARNING",
                "'severity':'critical', CRITICAL",
                "'severity':'degraded', DEGRADED",
                "'severity':'Warning', WARNING",
                "'sloth_severity':'page', CRITICAL",
                "'severity':'loud', WARNING",
                "'other':'x', WARNING"
            })
    void severityIsReadFromTheLabelsPeopleUse(String label, Severity severity) {
        assertThat(labelled(label).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "'long_window':'1h','short_window':'5m'  | PT1H | PT5M",
                "'long':'3d','short':'2h'                | PT72H | PT2H",
                "'burn_rate_window':'1h30m'              | PT1H30M | -",
                "'long_window':'soon','short_window':'-5m' | - | -",
                "'long_window':'99999999y'               | - | -",
                "'other':'x'                             | - | -"
            })
    void windowsAreReadOrAbsent(String labels, @Nullable Duration longer, @Nullable Duration shorter) {
        assertThat(labelled(labels).burn().longWindow()).isEqualTo(longer);
        assertThat(labelled(labels).burn().shortWindow()).isEqualTo(shorter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "'correlation_lookback':'2h','correlation_lookahead':'20m' | PT2H | PT20M",
                "'correlation_lookback':'2h'                               | PT2H | -",
                "'correlation_lookback':'ages','correlation_lookahead':'5m' | - | PT5M"
            })
    void anSloMaySayHowFarFromItsAlertToLook(String annotations, @Nullable Duration back, @Nullable Duration ahead) {
        assertThat(spike(alert("'slo_name':'s','slo_namespace':'n'", annotations))
                        .alert()
                        .lookaround())
                .isEqualTo(new Lookaround(back, ahead));
    }

    @Test
    void anSloThatDoesNotSayHowFarToLookLeavesItToTheCorrelator() {
        assertThat(labelled("'other':'x'").alert().lookaround()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "'a':'b'           | 'burn_rate':'14.4' | 14.4",
                "'burn_rate':'6'   | 'x':'y'            | 6",
                "'burn_rate':'6'   | 'burn_rate':'14.4' | 14.4",
                "'burn_rate':'6'   | 'burn_rate':'very' | 6",
                "'burn_rate':'NaN' | 'x':'burns 54.9x too fast' | -",
                "'burn_rate':'-3'  | 'x':'y'            | -"
            })
    void theBurnRateIsReadFromTheAnnotationThenTheLabelAndNeverFromProse(
            String labels, String annotations, @Nullable Double rate) {
        assertThat(spike(alert("'slo_name':'s','slo_namespace':'n'," + labels, annotations))
                        .burn()
                        .rate())
                .isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'sloth_slo':'open','namespace':'farm'            | farm/open",
                "'slo':'open','namespace':'farm'                  | farm/open",
                "'slo_name':'open','slo':'x','slo_namespace':'farm','namespace':'y' | farm/open"
            })
    void theSloIsNamedAsSlokSlothAndPyrraDo(String labels, String slo) {
        assertThat(spike(alert(labels, "")).slo()).hasToString(slo);
    }

    @Test
    void anSloWithoutANamespaceTakesTheSettingElseItIsRejectedWithAReason() {
        JsonNode payload = payload(alert("'slo_name':'open'", ""));
        Accepted rejected = (Accepted) webhook.receive(payload, AT);
        assertThat(rejected.spikes()).isEmpty();
        assertThat(rejected.rejected()).singleElement().asString().contains("open", "slo_namespace");
        Accepted accepted = (Accepted) receiver("farm").receive(payload, AT);
        assertThat(value(accepted).slo()).isEqualTo(new SloRef("farm", "open"));
    }

    @Test
    void anSloWithoutAStartIsRejected() {
        JsonNode alert =
                KubeObject.json("{'status':'firing','labels':{'slo_name':'s','slo_namespace':'n'},'startsAt':'now'}");
        assertThat(accepted(alert).rejected()).singleElement().asString().contains("startsAt");
    }

    @Test
    void alertsThatAreNoSlosAreCounted() {
        Accepted accepted = accepted(alert("'alertname':'DiskFull'", ""));
        assertThat(accepted.others()).isEqualTo(1);
        assertThat(accepted.spikes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                              | the payload is no JSON object",
                "{'alerts':[]}                   | the payload has version '', expected '4' of Alertmanager's webhook",
                "{'version':'3','alerts':[]}     | the payload has version '3', expected '4' of Alertmanager's webhook",
                "{'version':'hunter2','alerts':[]} | the payload has version '...', expected '4' of Alertmanager's webhook",
                "{'version':'4'}                 | the payload has no array 'alerts'"
            })
    void aPayloadThatCanNeverBeReadIsRefusedInOneLine(String payload, String reason) {
        assertThat(webhook.receive(KubeObject.json(payload), AT)).isEqualTo(new Refused(reason));
    }

    @Test
    void hugeTextsAreCutAndOddTypesDoNoHarm() {
        JsonNode alert = alert(
                "'slo_name':'" + "s".repeat(5000) + "','slo_namespace':['a'],'namespace':'n','alertname':7",
                "'runbook_url':'javascript:x'");
        Spike spike = spike(alert);
        assertThat(spike.slo().name()).hasSize(253);
        assertThat(spike.slo().namespace()).isEqualTo("n");
        assertThat(spike.alert().runbookUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>n</b>",
                "A B/..",
                "a/b",
                "n/",
                "n-",
                "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
            })
    void whatCannotBeANamespaceIsRejectedWithAWord(String namespace) {
        Accepted accepted = accepted(alert("'slo_name':'s','slo_namespace':'x" + namespace + "'", ""));
        assertThat(accepted.spikes()).isEmpty();
        assertThat(accepted.rejected()).singleElement().asString().contains("cannot be one's name");
        assertThat(accepted.deadLetters()).hasSize(1);
    }

    @Test
    void aRejectionIsOneLineWhateverTheAlertIsNamed() {
        Accepted accepted =
                accepted(alert("'slo_name':'s\\n10:00:00 WARN forged\\u001b[2J','slo_namespace':'A B'", ""));
        assertThat(accepted.rejected())
                .singleElement()
                .asString()
                .startsWith("the alert of SLO 's 10:00:00 WARN forged' is of the namespace 'A B'");
    }

    private Spike labelled(String labels) {
        return spike(alert("'slo_name':'s','slo_namespace':'n'," + labels, ""));
    }

    private static JsonNode alert(String labels, String annotations) {
        return KubeObject.json("{'status':'firing','labels':{" + labels + "},'annotations':{" + annotations
                + "},'startsAt':'2026-03-02T09:59:00Z','endsAt':'0001-01-01T00:00:00Z','fingerprint':'f1'}");
    }

    private static JsonNode payload(JsonNode alert) {
        return KubeObject.json("{'version':'4','status':'firing','unknown':1,'alerts':[" + alert + "]}");
    }

    private Accepted accepted(JsonNode alert) {
        return (Accepted) webhook.receive(payload(alert), AT);
    }

    private Spike spike(JsonNode alert) {
        return value(accepted(alert));
    }

    private static Spike value(Accepted accepted) {
        return (Spike)
                Objects.requireNonNull(((Outgoing.Keyed) accepted.spikes().getFirst()).value());
    }

    private static AlertmanagerWebhook receiver(@Nullable String defaultNamespace) {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), false);
        return new AlertmanagerWebhook(settings, LabelNames.known(), defaultNamespace);
    }
}
