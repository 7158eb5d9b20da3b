package dev.culprit.rules.promtest;

import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.promql.Matcher;
import dev.culprit.rules.promtest.Traffic.Stretch;
import dev.culprit.rules.recording.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** An SLO burns, blinks, falls silent, disappears and restarts; each follows from the formulas alone. */
final class SloScenarios {
    private static final Window BASE = Window.ofMinutes(5);
    private static final long EVENTS = 6_000;
    private static final long BEFORE = 10;
    private static final long LATER = 20;
    private static final double CROSSING = 10.5;

    /** Of shorter windows one scrape more or less is too large a part to foretell the minute. */
    private static final long SHORTEST_EXACT = 20;

    /** promtool loads ten thousand samples for a query at most, and a test should not take minutes. */
    private static final long LONGEST_TOLD = 720;

    private final Slo slo;
    private final Subject subject;
    private final String selector;

    SloScenarios(Slo slo) {
        this.slo = slo;
        this.subject = Subject.of(slo);
        this.selector = Matcher.equal("slo_name", slo.ref().name()) + ","
                + Matcher.equal("slo_namespace", slo.ref().namespace());
    }

    List<Scenario> all() {
        return Stream.of(step(true), step(false), silence(), restart(), Optional.of(missing()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Scenario> told(String name, Traffic traffic, List<Check> checks) {
        return InputSeries.of(slo.sli(), traffic).map(input -> new Scenario(name, input, checks));
    }

    /** So many events a minute that a guard for little traffic does not hold the alert back. */
    private long events(Window window) {
        return Math.max(EVENTS, 2 * slo.minimumEvents() / window.minutes() + 1)
                / InputSeries.TARGETS
                * InputSeries.TARGETS;
    }

    /** The fastest tier: errors at a rate that crosses its threshold between two minutes; or for two minutes only. */
    private Optional<Scenario> step(boolean lasts) {
        Optional<Tier> fastest = slo.alerts().tiers().stream()
                .filter(tier ->
                        tier.reachable(slo.target()) && tier.longWindow().minutes() >= SHORTEST_EXACT)
                .findFirst()
                .filter(tier -> tier.longWindow().minutes() <= LONGEST_TOLD);
        return fastest.flatMap(tier -> lasts ? lasting(tier) : blip(tier));
    }

    private Optional<Scenario> lasting(Tier tier) {
        long start = tier.longWindow().minutes() + BEFORE;
        long errors = errors(tier);
        double crossing = crossing(tier, errors);
        long pending = start + (long) Math.floor(crossing) + 1;
        long firing = pending + tier.hold().toMinutes();
        boolean edge = Math.abs(crossing - Math.rint(crossing)) < 0.02 || crossing < BASE.minutes();
        if (edge || crossing >= tier.longWindow().minutes()) {
            return Optional.empty();
        }
        Traffic traffic = Traffic.of(
                Stretch.of(start, events(tier.longWindow()), 0),
                Stretch.of(firing - start + 1, events(tier.longWindow()), errors));
        List<Check> checks = List.of(
                Check.firing(alert(tier), false, firing - 1),
                Check.firing(alert(tier), true, firing),
                Check.value(
                        subject.value(subject.burnRate(tier.longWindow())),
                        slo.budget()
                                .burnRate(ratio(tier, errors)
                                        * (firing - start)
                                        / tier.longWindow().minutes()),
                        firing));
        return told("errors that last fire at the minute that the formula says", traffic, checks);
    }

    private Optional<Scenario> blip(Tier tier) {
        long start = tier.longWindow().minutes() + BEFORE;
        long errors = errors(tier);
        if (crossing(tier, errors) < BASE.minutes()) {
            return Optional.empty();
        }
        long events = events(tier.longWindow());
        Traffic traffic =
                Traffic.of(Stretch.of(start, events, 0), Stretch.of(2, events, errors), Stretch.of(LATER, events, 0));
        List<Check> checks = LongStream.rangeClosed(start, start + LATER)
                .filter(minute -> minute % 2 == 0)
                .mapToObj(minute -> Check.firing(alert(tier), false, minute))
                .toList();
        return told("two minutes of the same errors do not fire", traffic, checks);
    }

    private String alert(Tier tier) {
        int rank = slo.alerts().tiers().indexOf(tier) + 1;
        return selector + ",slo_tier=\"" + rank + "\"";
    }

    private double ratio(Tier tier, long errors) {
        return errors / (double) events(tier.longWindow());
    }

    /** Minutes after which the long window's error ratio passes the threshold: {@code ratio * d / window}. */
    private double crossing(Tier tier, long errors) {
        return tier.threshold().multiply(slo.target().budget()).doubleValue()
                * tier.longWindow().minutes()
                / ratio(tier, errors);
    }

    private long errors(Tier tier) {
        long events = events(tier.longWindow());
        double wanted = tier.threshold().multiply(slo.target().budget()).doubleValue()
                * tier.longWindow().minutes()
                / CROSSING;
        long unit = slo.sli() instanceof Sli.Probes ? events / InputSeries.TARGETS : 1;
        return Math.min(events, Math.max(1, Math.round(wanted * events / unit)) * unit);
    }

    private Optional<Scenario> silence() {
        if (slo.sli() instanceof Sli.Probes) {
            return Optional.empty();
        }
        List<Check> checks = List.of(
                Check.value(subject.value(subject.errorRate(BASE)), 0, LATER),
                Check.value(subject.value("slok:sli_no_traffic"), 1, LATER),
                Check.value(subject.value(subject.noData()), 0, LATER),
                Check.firing(selector, false, LATER));
        return told("no traffic is no error", Traffic.of(Stretch.of(LATER + 1, 0, 0)), checks);
    }

    private Optional<Scenario> restart() {
        long events = events(BASE);
        long errors = Math.max(1, Math.round(events * slo.target().budget().doubleValue() / 2));
        long unit = slo.sli() instanceof Sli.Probes ? events / InputSeries.TARGETS : 1;
        long whole = Math.max(1, errors / unit) * unit;
        Traffic traffic = Traffic.of(Stretch.of(LATER, events, whole), new Stretch(LATER, events, whole, true));
        List<Check> checks = new ArrayList<>();
        for (long minute = LATER - 2; minute < LATER * 2; minute += 3) {
            checks.add(Check.value(subject.value(subject.errorRate(BASE)), whole / (double) events, minute));
        }
        return told("counters that begin anew change nothing", traffic, checks);
    }

    private Scenario missing() {
        var checks = new ArrayList<Check>();
        checks.add(Check.absent(subject.value(subject.errorRate(BASE)), LATER));
        checks.add(Check.absent(subject.value(subject.burnRate(BASE)), LATER));
        checks.add(Check.value(subject.value(subject.noData()), 1, LATER));
        checks.add(Check.firing(selector, false, LATER));
        if (slo.alerts().gaps()) {
            String gap = "alertname=\"SLONoData\","
                    + Matcher.equal("slo_resource", slo.ref().toString());
            checks.add(Check.firing(gap, false, 9));
            checks.add(Check.firing(gap, true, 10));
        }
        return new Scenario("series that are missing are no burn", List.of(), checks);
    }
}
