package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ObjectRef;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one change has to say: that of one line, or of several in a row that nobody saw apart.
 *
 * @param tool of the last line
 * @param isMerged whether it is of several lines
 */
record Effect(
        String tool,
        ObjectRef object,
        ChangeType type,
        SortedMap<String, Edit> edits,
        Set<String> actors,
        Span span,
        boolean isMerged) {
    Effect {
        edits = Collections.unmodifiableSortedMap(new TreeMap<>(edits));
        actors = Set.copyOf(actors);
    }

    /** What is left of lines that nobody saw apart: nothing, one change, or a deletion and a creation. */
    static List<Effect> of(List<Line> lines) {
        boolean wasThere = lines.getFirst().type() != ChangeType.CREATE;
        boolean isThere = lines.getLast().type() != ChangeType.DELETE;
        boolean isAnother = lines.stream().anyMatch(line -> line.type() != ChangeType.UPDATE);
        if (wasThere && isThere && !isAnother) {
            return updates(lines);
        }
        return Stream.concat(
                        wasThere ? Stream.of(only(lines, ChangeType.DELETE)) : Stream.of(),
                        isThere ? Stream.of(only(lines, ChangeType.CREATE)) : Stream.of())
                .toList();
    }

    private static List<Effect> updates(List<Line> lines) {
        SortedMap<String, Edit> edits = lines.stream().map(Line::edits).reduce(new TreeMap<>(), Edit::composed);
        return edits.isEmpty() ? List.of() : List.of(merged(lines, ChangeType.UPDATE, edits));
    }

    /** Who made an object that was written again before anybody saw it is not always to be told from it. */
    private static Effect only(List<Line> lines, ChangeType type) {
        Effect effect =
                merged(lines.stream().filter(line -> line.type() == type).toList(), type, new TreeMap<>());
        return lines.size() > 1 ? effect.orUnknown() : effect;
    }

    private Effect orUnknown() {
        var more = new TreeSet<>(actors);
        more.add(Actor.UNKNOWN);
        return new Effect(tool, object, type, edits, more, span, isMerged);
    }

    private static Effect merged(List<Line> lines, ChangeType type, SortedMap<String, Edit> edits) {
        Line last = lines.getLast();
        return new Effect(
                last.tool(),
                last.object(),
                type,
                edits,
                lines.stream().flatMap(line -> line.actors().stream()).collect(Collectors.toCollection(TreeSet::new)),
                lines.stream().map(Line::span).reduce(last.span(), Span::to),
                lines.size() > 1);
    }
}
