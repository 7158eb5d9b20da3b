package dev.culprit.benchmarks.sizing;

import dev.culprit.api.record.Bucket;
import dev.culprit.benchmarks.figure.Section;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One that the model is asked about.
 *
 * @param changes a second
 */
record Installation(String title, int namespaces, int changes) {
    private static final Duration DAY = Duration.ofDays(1);

    /** An hour's look-back, or as long as the alert's long window, and ten minutes ahead. */
    private static final Duration WINDOW = Duration.ofMinutes(70);

    private static final double KEPT_DAYS = 26.0 / 24;
    private static final double SYMPTOMS_A_CHANGE = 0.1;
    private static final int WORKLOADS = 10;
    private static final int SLOS = 2;
    private static final int DAYS_BETWEEN_BURNS = 20;

    /** Its own, the cluster scope, `kube-system`, and two that it calls. */
    private static final int ASKED = 5;

    private static final double GIB = 1024.0 * 1024 * 1024;

    static Section table(Map<Store, Cost> model) {
        return new Section(
                "Three installations",
                "By the model, a day's worth: " + WORKLOADS + " workloads and " + SLOS + " SLOs a namespace, "
                        + SYMPTOMS_A_CHANGE + " symptoms a change, an alert of each SLO every " + DAYS_BETWEEN_BURNS
                        + " days that asks " + ASKED + " namespaces. GiB of one copy, not compressed.",
                List.of(
                        "installation",
                        "alerts a day",
                        "facts an alert weighs",
                        "evidence, GiB a day into Kafka",
                        "alerts, GiB a day into Kafka",
                        "state on disk, GiB"),
                Stream.of(
                                new Installation("small", 50, 1),
                                new Installation("medium", 500, 20),
                                new Installation("large", 5_000, 200))
                        .map(one -> one.row(model))
                        .toList(),
                List.of());
    }

    private List<String> row(Map<Store, Cost> model) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s: %,d namespaces, %,d changes/s, %,d SLOs",
                        title,
                        namespaces,
                        changes,
                        namespaces * SLOS),
                String.format(Locale.ROOT, "%,.0f", alerts()),
                String.format(Locale.ROOT, "%,.0f", pairsOfOne()),
                gib(model, store -> store.isInKafka() && store.isOfEvidence()),
                gib(model, store -> store.isInKafka() && !store.isOfEvidence()),
                gib(model, store -> !store.isInKafka()));
    }

    private String gib(Map<Store, Cost> model, Predicate<Store> which) {
        Size day = day();
        double bytes = model.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .mapToDouble(one -> one.getValue().of(day) * (one.getKey().isInKafka() ? 1 : KEPT_DAYS))
                .sum();
        return String.format(Locale.ROOT, "%,.1f", bytes / GIB);
    }

    private double facts() {
        return changes * (1 + SYMPTOMS_A_CHANGE);
    }

    private double alerts() {
        return (double) namespaces * SLOS / DAYS_BETWEEN_BURNS;
    }

    private double pairsOfOne() {
        return facts() * WINDOW.toSeconds() * ASKED / namespaces;
    }

    private Size day() {
        return new Size(Map.of(
                Driver.FACT, facts() * DAY.toSeconds(),
                Driver.WORKLOAD, (double) namespaces * WORKLOADS,
                Driver.QUESTION, alerts() * ASKED * Bucket.DEFAULT_COUNT,
                Driver.PAIR, alerts() * pairsOfOne(),
                Driver.ALERT, alerts()));
    }
}
