package dev.culprit.faults;

import dev.culprit.faults.books.Books;
import dev.culprit.faults.fault.Mishap;
import dev.culprit.faults.story.Ledger.Deed;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of a run, for a person. */
record Report(long seed, Run.Outcome outcome) {
    String text() {
        Books books = outcome.books();
        return "\nfault                                   lasted   whole again after\n"
                + outcome.faults().stream().map(Report::line).collect(Collectors.joining())
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

    private static String line(Mishap mishap) {
        return String.format(
                Locale.ROOT,
                "%-38s %5d s   %s%n",
                mishap.name(),
                mishap.lasted().toSeconds(),
                mishap.recovered() == null
                        ? "never"
                        : String.format(
                                Locale.ROOT, "%.1f s", mishap.recovered().toMillis() / 1000.0));
    }

    private static String list(String title, Collection<String> lines) {
        return lines.stream().sorted().map(line -> title + ": " + line + "\n").collect(Collectors.joining());
    }
}
