package dev.culprit.faults;

import dev.culprit.faults.books.Books;
import dev.culprit.faults.fault.Mishap;
import dev.culprit.faults.story.Ledger.Deed;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a run, for a person. */
record Report(long seed, Run.Outcome outcome) {
    String text() {
        Books books = outcome.books();
        var kinds = new TreeMap<>(outcome.faults().stream().collect(Collectors.groupingBy(Report::kind)));
        return "\nfault                                                       times   whole again after: median, longest\n"
                + kinds.entrySet().stream()
                        .map(kind -> line(kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining())
                + "\n"
                + "seed " + seed + ": " + outcome.done().get(Deed.CHANGED) + " releases; alerts taken: "
                + outcome.done().get(Deed.FIRED) + " firing and "
                + outcome.done().get(Deed.RESOLVED)
                + " resolved, each sent by two; " + outcome.steps() + " steps with definitions\n"
                + "lost " + books.lost().size() + ", doubled " + books.doubled().size() + ", wrong "
                + books.wrong().size() + "\n"
                + list("lost", books.lost())
                + list("doubled", books.doubled())
                + list("wrong", books.wrong())
                + list("not tried", outcome.mishaps());
    }

    /** Whichever of several it hit. */
    private static String kind(Mishap mishap) {
        return mishap.name().replaceAll("-\\d+", "");
    }

    /** The median, and the longest. */
    private static String line(String kind, List<Mishap> mishaps) {
        List<Duration> recovered = mishaps.stream()
                .flatMap(mishap -> Optional.ofNullable(mishap.recovered()).stream())
                .sorted()
                .toList();
        boolean always = recovered.size() == mishaps.size();
        return String.format(
                Locale.ROOT,
                "%-58s %6d   %26s %7s%n",
                kind,
                mishaps.size(),
                recovered.isEmpty() ? "" : seconds(recovered.get(recovered.size() / 2)),
                always ? seconds(recovered.getLast()) : "never");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String list(String title, Collection<String> lines) {
        return lines.stream().sorted().map(line -> title + ": " + line + "\n").collect(Collectors.joining());
    }
}
