package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was made, in the order in which it was made to each object, and when nobody watched. */
final class Ledger {
    /** Of two at once the deletion was that of the object before. */
    private static final Comparator<Change> BY_ARRIVAL = Comparator.<Change, Instant>comparing(
                    change -> change.timing().observedAt())
            .thenComparing(change -> change.type(), Comparator.reverseOrder());

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<Span> gaps = new CopyOnWriteArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    void nobodyWatched(Span gap) {
        gaps.add(gap);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** @param told each once */
    List<Finding> compare(Collection<Change> told) {
        var made = lines.stream().collect(Collectors.groupingBy(Line::object));
        var answers = told.stream().sorted(BY_ARRIVAL).collect(Collectors.groupingBy(Change::subject));
        var objects = new TreeSet<ObjectRef>(made.keySet());
        objects.addAll(answers.keySet());
        Function<ObjectRef, Alignment> align = object ->
                new Alignment(made.getOrDefault(object, List.of()), answers.getOrDefault(object, List.of()), gaps);
        var findings = new ArrayList<Finding>();
        objects.forEach(object -> findings.addAll(align.apply(object).findings()));
        return findings;
    }
}
