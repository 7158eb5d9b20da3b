package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays what was told of one object beside what was made of it, in order, so that as little as possible is missing, too
 * much or wrong. Lines may share one change only if nobody watched while they were made.
 */
final class Alignment {
    private static final int MISSING = 100;
    private static final int EXTRA = 100;
    private static final int WRONG = 10;

    private final List<Line> made;
    private final List<Change> told;
    private final List<Span> gaps;
    private final @Nullable Step[][] best;

    /** @param cost of this one and of all that follow */
    private record Step(int cost, List<Finding> findings, int lines, int changes) {}

    /** @param gaps when nobody watched */
    Alignment(List<Line> made, List<Change> told, List<Span> gaps) {
        this.made = made;
        this.told = told;
        this.gaps = gaps;
        this.best = new @Nullable Step[made.size() + 1][told.size() + 1];
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        int line = 0;
        int change = 0;
        for (int from = made.size(); from >= 0; from--) {
            for (int to = told.size(); to >= 0; to--) {
                best[from][to] = step(from, to);
            }
        }
        while (line < made.size() || change < told.size()) {
            Step step = at(line, change);
            findings.addAll(step.findings);
            line += step.lines;
            change += step.changes;
        }
        return findings;
    }

    private Step at(int line, int change) {
        Step step = best[line][change];
        if (step == null) {
            throw new IllegalStateException("not laid yet");
        }
        return step;
    }

    private Step step(int line, int change) {
        var steps = new ArrayList<Step>();
        if (change < told.size()) {
            steps.add(step(line, change, List.of(new Finding.Extra(told.get(change))), 0, 1));
        }
        if (line < made.size()) {
            steps.add(unanswered(line, change));
        }
        for (int end = line + 1; end <= made.size() && mayBeOne(line, end); end++) {
            for (int begin = line; begin >= 0 && mayBeOne(begin, end); begin--) {
                answered(begin, line, end, change).ifPresent(steps::add);
            }
        }
        return steps.stream()
                .min((one, two) -> Integer.compare(one.cost, two.cost))
                .orElse(new Step(0, List.of(), 0, 0));
    }

    private Step unanswered(int line, int change) {
        Line one = made.get(line);
        Finding finding = one.isSilent() ? new Finding.Silent(one) : new Finding.Missing(one);
        return step(line, change, List.of(finding), 1, 0);
    }

    /**
     * Lines that share one change, or two where an object is gone and another one has its name. What was told just before
     * the process died may be part of what it tells next: it may have died before it kept that this was told.
     *
     * @param begin of what is told; before {@code line} where some of it was told already
     */
    private Optional<Step> answered(int begin, int line, int end, int change) {
        List<Effect> effects = Effect.of(made.subList(begin, end));
        if (change + effects.size() > told.size() || (begin < line && effects.size() != 1)) {
            return Optional.empty();
        }
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < effects.size(); i++) {
            findings.addAll(match(effects.get(i), told.get(change + i), made.get(end - 1)));
        }
        made.subList(line, Math.max(line, end - effects.size())).stream()
                .map(Finding.Merged::new)
                .forEach(findings::add);
        return Optional.of(step(line, change, findings, end - line, effects.size()));
    }

    private static List<Finding> match(Effect effect, Change answer, Line last) {
        return effect.type() == answer.type()
                ? List.of(new Finding.Told(effect, answer, Mismatch.between(effect, answer)))
                : List.of(new Finding.Extra(answer), new Finding.Missing(last));
    }

    private Step step(int line, int change, List<Finding> findings, int lines, int changes) {
        boolean moves = lines + changes > 0;
        int rest = moves && line + lines <= made.size() ? at(line + lines, change + changes).cost : 0;
        int cost = findings.stream().mapToInt(Alignment::cost).sum();
        return new Step(cost + rest, findings, lines, changes);
    }

    private static int cost(Finding finding) {
        return switch (finding) {
            case Finding.Silent silent -> 0;
            case Finding.Missing missing -> MISSING;
            case Finding.Extra extra -> EXTRA;
            case Finding.Merged merged -> 1;
            case Finding.Told(Effect effect, Change answer, Set<Mismatch> wrong) -> WRONG * wrong.size();
        };
    }

    private boolean mayBeOne(int from, int end) {
        return end - from == 1
                || gaps.stream()
                        .anyMatch(gap -> made.subList(from, end).stream()
                                .allMatch(line -> line.span().overlaps(gap)));
    }
}
