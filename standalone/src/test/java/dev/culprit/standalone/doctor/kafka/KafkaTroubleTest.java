package dev.culprit.standalone.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one broker alone cannot show. */
class KafkaTroubleTest {
    private static final Deadline DEADLINE =
            Deadline.in(Duration.ofSeconds(7), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void aclsThatAreMissingAreNamedByTopic() {
        var acls = new Acls(KafkaUser.RUN);
        acls.closed("culprit.baseline");
        acls.open("culprit.changes", Optional.of(Set.of(AclOperation.READ, AclOperation.DESCRIBE)));
        acls.open("culprit.spikes", Optional.of(Set.of(AclOperation.ALL)));
        acls.open("culprit.verdicts", Optional.empty());

        assertThat(acls.finding())
                .contains(new Wrong(
                        "Kafka's ACLs lack Read, Write, Describe, DescribeConfigs on culprit.baseline; Write,"
                                + " DescribeConfigs on culprit.changes",
                        "docs/kafka-acls.md has the commands"));
    }

    @Test
    void whatNoProcessDoesIsNotMissed() {
        var acls = new Acls(KafkaUser.RUN);
        acls.open(
                "culprit.dead-letters",
                Optional.of(Set.of(AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)));

        assertThat(acls.finding()).isEmpty();
    }

    @Test
    void whatAProcessDoesNotDoIsNotMissedOfItsUser() {
        var acls = new Acls(KafkaUser.LLM_SUMMARIZER);
        acls.closed("culprit.changes");
        acls.closed("culprit.summaries");
        acls.denied(AclOperation.READ, "group culprit-llm-summarizer.default");

        assertThat(acls.finding().map(Wrong::found))
                .contains("Kafka's ACLs lack Read, Write, DescribeConfigs on culprit.summaries; Read on group"
                        + " culprit-llm-summarizer.default");
    }

    @Test
    void whereAllIsAllowedNothingIsSaid() {
        var acls = new Acls(KafkaUser.RUN);
        acls.open(
                "culprit.changes",
                Optional.of(Set.of(
                        AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)));

        assertThat(acls.finding()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 2, 3, ok",
        "1, 1, 1, 1, ok",
        "1, 1, 1, 3, warning: t has one replica on 3 brokers: with one of them its records are gone",
        "3, 3, 1, 3, warning: t has min.insync.replicas=1: what was acknowledged may be on one broker alone",
        "3, 1, 2, 3, wrong: t has 1 replicas in sync and needs 2: it takes no record",
        "1, 1, 2, 1, wrong: t has 1 replicas and min.insync.replicas=2: it takes no record"
    })
    void copiesThatAreTooFewAreNamed(int replicas, int inSync, int needed, int brokers, String said) {
        Optional<Finding> finding = new Copies("t", replicas, inSync, needed, brokers).finding();

        assertThat(finding.map(one -> one.outcome() + ": " + one.text()).orElse("ok"))
                .isEqualTo(said);
        assertThat(finding.flatMap(Finding::fix).isPresent()).isEqualTo(finding.isPresent());
    }

    @Test
    void whyALoginFailsIsSaidWithTheSettingThatMendsIt() {
        assertThat(Words.lost(new SaslAuthenticationException("Authentication failed"), DEADLINE))
                .satisfies(lost -> assertThat(lost.remedy()).contains("kafka.sasl.jaas.config"));
        assertThat(Words.lost(new SslAuthenticationException("SSL handshake failed"), DEADLINE))
                .satisfies(lost -> assertThat(lost.remedy()).contains("kafka.ssl.truststore"));
        assertThat(Words.lost(new ClusterAuthorizationException("Cluster authorization failed."), DEADLINE))
                .satisfies(lost -> assertThat(lost.remedy()).contains("--operation Describe --cluster"));
        assertThat(Words.lost(new TimeoutException(), DEADLINE)).satisfies(lost -> {
            assertThat(lost.why()).contains("nothing comes back within 7 s: TimeoutException");
            assertThat(lost.remedy()).contains("kafka.security.protocol");
        });
    }
}
