package dev.culprit.rules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.resource.Declare;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.resource.Master;
import dev.culprit.rules.resource.Workshop;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Standing;
import dev.culprit.rules.status.Author;
import dev.culprit.rules.writing.FakeShelf;
import dev.culprit.rules.writing.ObjectOutput;
import dev.culprit.rules.writing.Obstacle;
import dev.culprit.testing.MovableClock;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock("2026-03-01T12:00:00Z");
    private final FakeShelf shelf = new FakeShelf();
    private final List<JsonNode> statuses = new ArrayList<>();
    private final List<Key> news = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ServiceMeters meters = new ServiceMeters(registry);
    private final Bystanders bystanders = new Bystanders();
    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile Knowledge knowledge = Knowledge.NO_DATA;
    private @Nullable Obstacle obstacle;
    private final Readings readings = new Readings(this::standing, MINUTE, news::add, meters, clock);
    private final Round round = round(Optional.of(readings));
    private final Declared slo = Declare.objective(Given.slo("checkout"));

    @AfterEach
    void end() {
        readings.close();
    }

    @Test
    void rulesAreWrittenWhilePrometheusLetsWait() {
        look(slo);

        assertThat(shelf.applied).hasSize(1);
        assertThat(statuses).singleElement().asString().contains("NotYetRead");
        answers.countDown();
        await().until(() -> news.contains(slo.key()));
        look(slo);
        assertThat(statuses).hasSize(2).last().asString().contains("NoData");
    }

    @Test
    void lookingAgainWritesNothing() {
        answers.countDown();
        look(slo);
        await().until(() -> !news.isEmpty());
        look(slo);
        int before = statuses.size();
        Declared shown = Declare.withStatus(Declare.objective(Given.slo("checkout")), statuses.getLast());

        clock.move(MINUTE);
        look(slo);
        look(shown);
        await().until(() -> news.size() > 1);
        look(shown);

        assertThat(statuses).hasSize(before);
        assertThat(shelf.applied).hasSize(1);
        assertThat(registry.get("culprit.rules.writes")
                        .tag("what", "rules")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void afterARestartNothingIsWritten() {
        answers.countDown();
        look(slo);
        await().until(() -> !news.isEmpty());
        look(slo);
        Declared shown = Declare.withStatus(Declare.objective(Given.slo("checkout")), statuses.getLast());
        int before = statuses.size();

        clock.move(Duration.ofHours(1));
        round(Optional.of(readings)).of(shown, key -> Optional.empty());

        assertThat(statuses).hasSize(before);
        assertThat(shelf.applied).hasSize(1);
    }

    @Test
    void anInvalidEditLeavesTheRulesAsTheyAre() {
        look(slo);
        Declared broken = Declare.known(Declare.objective(Given.slo("checkout").replace("99.9", "100")), 2);

        look(broken);

        assertThat(shelf.applied).hasSize(1);
        assertThat(statuses).last().asString().contains("spec.objective.target", "of generation 1");
    }

    @Test
    void aStatusThatSomebodyEmptiedIsWrittenAgain() {
        look(slo);
        look(Declare.withStatus(Declare.objective(Given.slo("checkout")), statuses.getLast()));
        assertThat(statuses).hasSize(1);
        Declared emptied = Declare.objective(Given.slo("checkout"));
        emptied.getMetadata().setResourceVersion("999");

        look(emptied);

        assertThat(statuses).hasSize(2);
    }

    @Test
    void oneWithAnotherMasterIsLeftAloneAndToldOf() {
        Declared taken = Declare.statusBy(Declare.objective(Given.slo("checkout")), "slok-controller");

        assertThat(look(taken)).isEqualTo(MINUTE);

        assertThat(shelf.applied).isEmpty();
        assertThat(statuses).isEmpty();
        assertThat(bystanders.trouble())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("1 left alone")
                        .endsWith("ServiceLevelObjective shop/checkout is written by slok-controller"));
        look(slo);
        assertThat(bystanders.trouble()).isEmpty();
    }

    @Test
    void whatIsRefusedIsTriedAgainLaterAndLater() {
        shelf.refusal = new KubernetesClientException(
                "no", 403, new StatusBuilder().withMessage("forbidden").build());
        assertThat(look(slo)).isEqualTo(Duration.ofSeconds(2));
        assertThat(statuses).last().asString().contains("Denied");
        assertThat(look(slo)).isEqualTo(Duration.ofSeconds(4));

        shelf.refusal = null;

        assertThat(look(slo)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
        obstacle = new Obstacle(Obstacle.Reason.Unreachable, "connection refused");
        Declared edited = Declare.known(Declare.objective(Given.slo("checkout")), 2);
        assertThat(look(edited)).isEqualTo(Duration.ofSeconds(2));
        assertThat(registry.get("culprit.rules.failures")
                        .tag("reason", "unreachable")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void whilePrometheusIsAwayItIsAskedLessAndLess() {
        knowledge = Knowledge.AWAY;
        answers.countDown();
        look(slo);
        await().until(() -> news.size() == 1);
        assertThat(readings.pause(slo.key())).isEqualTo(MINUTE.multipliedBy(2));

        clock.move(MINUTE);
        look(slo);
        assertThat(news).hasSize(1);
        clock.move(MINUTE);
        look(slo);
        await().until(() -> news.size() == 2);
        assertThat(readings.pause(slo.key())).isEqualTo(MINUTE.multipliedBy(3));
    }

    @Test
    void objectsAreCountedByHowTheyStandUntilTheyGo() {
        look(slo);
        assertThat(registry.get("culprit.rules.objects")
                        .tag("state", "unknown")
                        .gauge()
                        .value())
                .isOne();

        round.gone(slo.key());

        assertThat(registry.get("culprit.rules.objects")
                        .tag("state", "unknown")
                        .gauge()
                        .value())
                .isZero();
    }

    private Duration look(Declared resource) {
        return round.of(resource, key -> Optional.empty());
    }

    private Standing standing(Promise promise) throws InterruptedException {
        answers.await();
        return Standing.unknown(promise, knowledge, "as the test says");
    }

    private Optional<Obstacle> write(Declared resource, JsonNode status) {
        if (obstacle == null) {
            statuses.add(status);
        }
        return Optional.ofNullable(obstacle);
    }

    private Round round(Optional<Readings> readings) {
        return new Round(new Round.Tools(
                new Master(Set.of()),
                new Workshop(),
                new ObjectOutput(shelf, new RuleFiles(RuleFormat.PROMETHEUS_RULE, new TreeMap<>())),
                readings,
                new Author(true, "Written", clock),
                this::write,
                MINUTE,
                meters,
                bystanders));
    }
}
