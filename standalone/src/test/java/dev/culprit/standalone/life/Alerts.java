package dev.culprit.standalone.life;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** SLOs that burn: escalated, resolved, fired again within the cool-down, and burning anew after it. */
record Alerts(Cast cast, RandomGenerator random) {
    void tell(Story story) {
        for (ObjectRef workload : slos()) {
            var slo = new SloRef(workload.namespace(), workload.name() + "-availability");
            Instant start = cast.time(70, 150);
            life(story, slo, workload, start);
            if (random.nextBoolean()) {
                life(story, slo, workload, start.plus(Duration.ofMinutes(90)));
            }
        }
        life(story, new SloRef("cart", "nobody-knows-whom-it-measures"), cast.workload(), cast.time(70, 150));
    }

    private List<ObjectRef> slos() {
        var slos = new ArrayList<>(cast.workloads().subList(0, 5));
        slos.add(cast.workloads().get(9));
        slos.add(cast.workloads().getLast());
        return slos;
    }

    private void life(Story story, SloRef slo, ObjectRef workload, Instant start) {
        boolean isNamed = random.nextBoolean();
        var warning = new Told(slo, Severity.WARNING, isNamed ? workload.name() : null, story);
        var critical = new Told(slo, Severity.CRITICAL, isNamed ? workload.name() : null, story);
        warning.fires(start, 20);
        warning.fires(start, 25);
        if (random.nextInt(4) != 0) {
            critical.fires(start.plusSeconds(120), 30);
            critical.resolves(start.plusSeconds(120), start.plusSeconds(900), 20);
        }
        warning.resolves(start, start.plusSeconds(1_200), 20);
        if (random.nextBoolean()) {
            warning.fires(start.plusSeconds(2_000), 20);
            if (random.nextBoolean()) {
                warning.resolves(start.plusSeconds(2_000), start.plusSeconds(2_600), 20);
            }
        }
    }

    /** One tier of an SLO. Spikes are told in the order of their arrival, which a key keeps. */
    private record Told(
            SloRef slo, Severity severity, @Nullable String service, Story story) {
        void fires(Instant start, int delaySeconds) {
            spike(start, null, start.plusSeconds(delaySeconds));
        }

        void resolves(Instant start, Instant end, int delaySeconds) {
            spike(start, end, end.plusSeconds(delaySeconds));
        }

        private void spike(Instant start, @Nullable Instant end, Instant at) {
            story.spike(new Spike(
                    Story.CLUSTER,
                    slo,
                    end == null ? SpikeStatus.FIRING : SpikeStatus.RESOLVED,
                    severity,
                    new Burn(severity == Severity.CRITICAL ? 14.5 : 3.0, Duration.ofHours(1), Duration.ofMinutes(5)),
                    new Alert("BudgetBurn", slo + "-" + severity, service, null),
                    start,
                    end,
                    at));
        }
    }
}
