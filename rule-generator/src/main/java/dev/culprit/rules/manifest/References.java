package dev.culprit.rules.manifest;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What compositions refer to: circles, what is nowhere, and promises that their parts cannot keep. */
final class References {
    private static final int DEEPEST = 8;

    /** Each is a rule for every window. */
    private static final int MOST_PARTS = 200;

    private static final double HUNDRED = 100;

    private final Promises promises;
    private final Map<String, Report> named;

    References(Promises promises, Map<String, Report> named) {
        this.promises = promises;
        this.named = named;
    }

    /** Reports what is wrong, and tells whether that is fatal. */
    boolean isBroken(Composition composition) {
        Report report = Objects.requireNonNull(named.get(SloRef.COMPOSITION + " " + composition.ref()));
        int size = size(composition, new ArrayList<>(), report);
        if (size > MOST_PARTS) {
            report.wrong("spec.objectives", "has more than " + MOST_PARTS + " parts, with those of its parts");
        }
        if (report.isFatal()) {
            return true;
        }
        absent(composition, report);
        ceiling(composition, report);
        return false;
    }

    private int size(Composition composition, List<SloRef> path, Report report) {
        if (path.contains(composition.ref())) {
            if (composition.ref().equals(path.getFirst())) {
                path.add(composition.ref());
                report.wrong(
                        "spec.objectives",
                        "is a part of itself: "
                                + path.stream().map(SloRef::toString).collect(Collectors.joining(" -> ")));
                path.removeLast();
            } else {
                report.wrong("spec.objectives", "has a part that is a part of itself: " + composition.ref());
            }
            return 0;
        }
        if (path.size() >= DEEPEST) {
            report.wrong("spec.objectives", "is nested more than " + DEEPEST + " deep");
            return 0;
        }
        path.add(composition.ref());
        int size = 0;
        for (Component component : composition.components()) {
            Optional<Promise> part = promises.find(component);
            boolean whole = size <= MOST_PARTS && part.isPresent() && part.get() instanceof Composition;
            size += 1 + (whole ? size((Composition) part.get(), path, report) : 0);
        }
        path.removeLast();
        return size;
    }

    private void absent(Composition composition, Report report) {
        composition.components().stream()
                .filter(component -> promises.find(component).isEmpty() && !isNamed(component))
                .forEach(component -> report.warn(
                        "spec.objectives",
                        Shown.of(component.alias()) + " refers to " + component.ref()
                                + ", which is not among what was read: its rules must come from elsewhere"));
    }

    /** One that has problems of its own, which are told. */
    private boolean isNamed(Component component) {
        return named.containsKey(SloRef.OBJECTIVE + " " + component.ref())
                || named.containsKey(SloRef.COMPOSITION + " " + component.ref());
    }

    private void ceiling(Composition composition, Report report) {
        promises.ceiling(composition).ifPresent(best -> {
            if (composition.target().ratio().doubleValue() > best) {
                report.warn(
                        "spec.target",
                        composition.target() + " is more than its parts allow: when each just keeps its own"
                                + " target, " + String.format(java.util.Locale.ROOT, "%.4f", best * HUNDRED)
                                + " % is left");
            }
        });
    }
}
