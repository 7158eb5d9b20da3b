package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Correlation;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.testing.Alone;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three correlators are updated one after the other, as a StatefulSet does it, while alerts come all the while. */
@Alone
class RollingRestartIT {
    private static final Logger LOG = LoggerFactory.getLogger(RollingRestartIT.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final int WARM_UP = 20;
    private static final int QUIET = 20;
    private static final int AWAY = 8;
    private static final int BETWEEN = 8;
    private static final long LATEST_MILLIS = 5_000;
    private static final double MOST_SLOWDOWN = 2.5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void noAlertIsAnsweredLateAndNoneIsLostOrDoubled() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder.resolve("kafka")));
                var first = replica(broker, 0);
                var second = replica(broker, 1);
                var third = replica(broker, 2)) {
            List<Replica> all = List.of(third, second, first);
            all.forEach(Replica::start);
            all.forEach(Replica::awaitReady);
            try (var alerts = new SteadyAlerts(broker.bootstrapServers(), Clock.tickMillis(ZoneOffset.UTC));
                    var yardstick = new Yardstick()) {
                ScheduledFuture<?> sending = alerts.every(PACE);
                awaitMore(alerts, WARM_UP + QUIET);
                for (Replica replica : all) {
                    replica.stop();
                    awaitMore(alerts, AWAY);
                    replica.start();
                    replica.awaitReady();
                    awaitMore(alerts, BETWEEN);
                }
                sending.cancel(false);
                await().atMost(PATIENCE).until(alerts::waiting, List::isEmpty);
                await().atMost(PATIENCE).untilAsserted(() -> requireCulprits(alerts.emitted()));
                requireOneAnswerEach(alerts);
                requireNoneLate(alerts.waits(), yardstick.slowdown());
            }
        }
    }

    private Replica replica(EmbeddedBroker broker, int number) {
        return new Replica(broker.bootstrapServers(), folder, "correlator-" + number);
    }

    private static void awaitMore(SteadyAlerts alerts, int many) {
        int wanted = alerts.taken() + many;
        await().atMost(PATIENCE).until(() -> alerts.taken() >= wanted);
    }

    private static void requireOneAnswerEach(SteadyAlerts alerts) {
        List<Correlation> emitted = alerts.emitted();
        Outcome.requireOneContentEach(emitted, "alerts during a rolling update");
        var ids = new TreeMap<String, String>();
        emitted.forEach(
                revision -> assertThat(ids.merge(revision.episode().slo().name(), revision.id(), (known, next) -> next))
                        .isEqualTo(revision.id()));
        assertThat(ids).hasSize(alerts.taken());
    }

    private static void requireCulprits(List<Correlation> emitted) {
        var last = new TreeMap<String, Correlation>();
        emitted.forEach(revision -> last.put(revision.episode().slo().name(), revision));
        last.forEach((name, answer) -> assertThat(answer.findings().suspects())
                .as("suspects of " + name)
                .extracting(suspect -> suspect.object().name())
                .containsExactly(name));
    }

    /** On a machine that others keep busy nothing can be said of seconds. */
    private static void requireNoneLate(List<Long> waits, double slowdown) {
        long usual = median(waits.subList(WARM_UP, WARM_UP + QUIET));
        List<Long> meanwhile = waits.subList(WARM_UP + QUIET, waits.size());
        LOG.warn(
                "How long alerts waited, in ms; before={} meanwhile={} longest={} alerts={} slowdown={}",
                usual,
                median(meanwhile),
                Collections.max(meanwhile),
                meanwhile.size(),
                String.format(Locale.ROOT, "%.1f", slowdown));
        assertThat(meanwhile).as("ms, however busy the machine is").allMatch(wait -> wait <= usual + LATEST_MILLIS * 3);
        assumeThat(slowdown).as("how much slower than alone").isLessThan(MOST_SLOWDOWN);
        assertThat(meanwhile).as("ms, with " + usual + " ms before").allMatch(wait -> wait <= usual + LATEST_MILLIS);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
