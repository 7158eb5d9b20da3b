package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings as a table of tools, and in words what is wrong. */
record Account(List<Finding> findings) {
    private static final String ROW = "%-28s %6s %6s %6s %6s %7s %6s %6s %6s %6s %8s%n";

    Account {
        findings = List.copyOf(findings);
    }

    List<String> faults() {
        return findings.stream().filter(Finding::isFault).map(Object::toString).toList();
    }

    long made() {
        return count(finding -> !(finding instanceof Finding.Extra));
    }

    String table() {
        var tools = findings.stream().collect(Collectors.groupingBy(Finding::tool, TreeMap::new, Collectors.toList()));
        String head = ROW.formatted(
                "tool", "made", "told", "silent", "merged", "missing", "extra", "fields", "actor", "time", "unknown");
        return head
                + tools.entrySet().stream()
                        .map(tool -> row(tool.getKey().isEmpty() ? "(nobody)" : tool.getKey(), tool.getValue()))
                        .collect(Collectors.joining())
                + row("all", findings)
                + "times told by " + sources() + "; observed at most " + latest().toMillis() + " ms after the write\n";
    }

    private static String row(String name, List<Finding> findings) {
        var account = new Account(findings);
        return ROW.formatted(
                name,
                account.made(),
                account.count(Finding.Told.class::isInstance),
                account.count(Finding.Silent.class::isInstance),
                account.count(Finding.Merged.class::isInstance),
                account.count(Finding.Missing.class::isInstance),
                account.count(Finding.Extra.class::isInstance),
                account.wrong(Mismatch.FIELDS),
                account.wrong(Mismatch.ACTOR),
                account.wrong(Mismatch.TIME),
                account.told()
                        .filter(told -> told.change().actor().manager().equals(Actor.UNKNOWN))
                        .count());
    }

    private String sources() {
        return told().collect(Collectors.groupingBy(
                        told -> told.change().timing().source().name().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()))
                .toString();
    }

    private Duration latest() {
        return told().filter(told -> told.change().timing().source() == TimeSource.OBSERVED)
                .map(told -> Duration.between(
                        told.effect().span().end(), told.change().timing().occurredAt()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Stream<Finding.Told> told() {
        return findings.stream()
                .map(finding -> finding instanceof Finding.Told told ? told : null)
                .filter(Objects::nonNull);
    }

    private long wrong(Mismatch mismatch) {
        return told().filter(told -> told.wrong().contains(mismatch)).count();
    }

    private long count(Predicate<Finding> wanted) {
        return findings.stream().filter(wanted).count();
    }
}
