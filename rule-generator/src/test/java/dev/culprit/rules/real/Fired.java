package dev.culprit.rules.real;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An alert, from the first minute at which it fires up to the one at which it does not any more. */
record Fired(Instant from, Instant to) {
    private static final long MINUTE = 60;

    /** Of the seconds at which an alert's expression gave something, each minute. */
    static List<Fired> of(NavigableMap<Long, Double> given, Duration hold) {
        var firings = new ArrayList<Fired>();
        @Nullable Long since = null;
        @Nullable Long last = null;
        for (Long second : given.keySet()) {
            if (last == null || second - last > MINUTE) {
                add(firings, since, last, hold);
                since = second;
            }
            last = second;
        }
        add(firings, since, last, hold);
        return firings;
    }

    private static void add(List<Fired> firings, @Nullable Long since, @Nullable Long last, Duration hold) {
        if (since != null && last != null && last - since >= hold.toSeconds()) {
            firings.add(new Fired(Instant.ofEpochSecond(since).plus(hold), Instant.ofEpochSecond(last + MINUTE)));
        }
    }

    /** Those that touch each other as one. */
    static List<Fired> joined(List<Fired> firings) {
        var joined = new ArrayList<Fired>();
        firings.stream().sorted(Comparator.comparing(Fired::from)).forEach(next -> {
            if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().to())) {
                joined.add(joined.removeLast().with(next));
            } else {
                joined.add(next);
            }
        });
        return joined;
    }

    private Fired with(Fired next) {
        return new Fired(from, to.isAfter(next.to()) ? to : next.to());
    }

    /** In hours and minutes since a moment. */
    static String shown(List<Fired> firings, Instant since) {
        return firings.isEmpty()
                ? "never"
                : firings.stream()
                        .map(firing -> clock(since, firing.from()) + " to " + clock(since, firing.to()))
                        .collect(Collectors.joining(", "));
    }

    private static String clock(Instant since, Instant at) {
        Duration passed = Duration.between(since, at);
        return String.format(java.util.Locale.ROOT, "%d:%02d", passed.toHours(), passed.toMinutesPart());
    }
}
