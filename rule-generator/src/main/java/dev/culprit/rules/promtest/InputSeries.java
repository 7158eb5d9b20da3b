package dev.culprit.rules.promtest;

import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.promql.Matcher;
import dev.culprit.rules.promql.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** One series of a test's input, in promtool's notation. */
record InputSeries(String series, String values) {
    /** Probes of one minute: of so many targets the share of errors fails. */
    static final int TARGETS = 50;

    /** The series of an indicator that has this traffic; none where no series can be thought of. */
    static Optional<List<InputSeries>> of(Sli sli, Traffic traffic) {
        return switch (sli) {
            case Sli.Counters(var total, var errors) -> counters(total, errors, traffic);
            case Sli.Fast(var total, var good) -> fast(total, good, traffic);
            case Sli.Probes(var success) -> probes(success, traffic);
            case Sli.Ratio ratio -> Optional.empty();
        };
    }

    private static Optional<List<InputSeries>> counters(Selector total, Selector errors, Traffic traffic) {
        Optional<SortedMap<String, String>> all = LabelSearch.find(total, errors);
        Optional<SortedMap<String, String>> failed = LabelSearch.find(errors, null);
        if (all.isEmpty() || failed.isEmpty()) {
            return Optional.empty();
        }
        boolean counted =
                Objects.equals(total.metric(), errors.metric()) && LabelSearch.accepts(total.matchers(), failed.get());
        if (!counted && Objects.equals(total.metric(), errors.metric())) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                series(
                        total,
                        all.get(),
                        traffic.counter(stretch -> counted ? stretch.events() - stretch.errors() : stretch.events())),
                series(errors, failed.get(), traffic.counter(Traffic.Stretch::errors))));
    }

    private static Optional<List<InputSeries>> fast(Selector total, Selector good, Traffic traffic) {
        Optional<SortedMap<String, String>> all = LabelSearch.find(total, null);
        Optional<SortedMap<String, String>> fast = LabelSearch.find(good, null);
        if (all.isEmpty() || fast.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                series(total, all.get(), traffic.counter(Traffic.Stretch::events)),
                series(good, fast.get(), traffic.counter(stretch -> stretch.events() - stretch.errors()))));
    }

    private static Optional<List<InputSeries>> probes(Selector success, Traffic traffic) {
        boolean taken = success.matchers().stream().map(Matcher::label).anyMatch("target"::equals);
        Optional<SortedMap<String, String>> labels = LabelSearch.find(success, null);
        if (taken || labels.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<InputSeries>();
        for (int target = 0; target < TARGETS; target++) {
            SortedMap<String, String> own = labels.get();
            own.put("target", String.valueOf(target));
            all.add(series(success, own, gauge(traffic, target)));
        }
        return Optional.of(all);
    }

    private static String gauge(Traffic traffic, int target) {
        var values = new StringBuilder("1");
        for (Traffic.Stretch stretch : traffic.stretches()) {
            int up = (target + 1) * stretch.events() <= stretch.errors() * TARGETS ? 0 : 1;
            values.append(' ').append(up).append("+0x").append(stretch.minutes() - 1);
        }
        return values.toString();
    }

    private static InputSeries series(Selector selector, SortedMap<String, String> labels, String values) {
        List<Matcher> given = labels.entrySet().stream()
                .filter(label -> !label.getValue().isEmpty())
                .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                .toList();
        return new InputSeries(new Selector(selector.metric(), given).toString(), values);
    }
}
