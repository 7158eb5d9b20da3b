package dev.culprit.rules.process;

import dev.culprit.rules.service.Ground;
import dev.culprit.rules.service.Place;
import dev.culprit.rules.service.RuleService;
import dev.culprit.rules.service.RuleService.Surroundings;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.rules.service.Survey;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.process.Parts;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reconciles SLOs as soon as the cluster can be reached, unless something there forbids it. */
public final class RuleGeneratorProcess implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RuleSettings settings;
    private final Surroundings around;
    private final Consumer<String> voice;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable RuleService running;
    private volatile String waiting = "the cluster is not known yet";

    /** @param voice takes one line */
    public RuleGeneratorProcess(RuleSettings settings, Surroundings around, Consumer<String> voice) {
        this.settings = settings;
        this.around = around;
        this.voice = voice;
    }

    /** Whether the cluster forbids it already; while it is away that is not known. */
    Optional<String> refusal() {
        return new Survey(around.client(), settings).look() instanceof Ground.Refused(String why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /**
     * Begins in a thread of its own, for the cluster may be away for long.
     *
     * @param refused told why it will not run, if so; then it has no say in health
     */
    public void start(Parts parts, Health health, Consumer<String> refused) {
        health.addReady("rules", this::notReady);
        health.addReady("rules-master", this::leftAlone);
        parts.add("rules", this);
        parts.work(
                "rules",
                () -> run(why -> {
                    health.addReady("rules", Optional::empty);
                    refused.accept(why);
                }));
    }

    private Optional<String> notReady() {
        RuleService service = running;
        return service == null ? Optional.of(waiting) : service.notReady();
    }

    private Optional<String> leftAlone() {
        RuleService service = running;
        return service == null ? Optional.empty() : service.leftAlone();
    }

    private void run(Consumer<String> refused) {
        try {
            boolean isSettled = false;
            while (!isSettled) {
                isSettled = switch (new Survey(around.client(), settings).look()) {
                    case Ground.Free(Place place, Optional<String> remark) -> begin(place, remark);
                    case Ground.Refused(String why) -> {
                        refused.accept(why);
                        yield true;
                    }
                    case Ground.Away(String why) -> waits(why);
                };
                isSettled |= closing.await(isSettled ? 0 : PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean begin(Place place, Optional<String> remark) {
        try {
            RuleService service = RuleService.start(settings, place, around);
            remark.ifPresent(voice);
            running = service;
            if (closing.getCount() == 0) {
                service.close();
            }
            return true;
        } catch (OperatorException | KubernetesClientException e) {
            return waits("the cluster could not be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Told once. */
    private boolean waits(String why) {
        if (!why.equals(waiting)) {
            waiting = why;
            voice.accept("SLOs wait: " + why);
        }
        return false;
    }

    @Override
    public void close() {
        closing.countDown();
        RuleService service = running;
        if (service != null) {
            service.close();
        }
    }
}
