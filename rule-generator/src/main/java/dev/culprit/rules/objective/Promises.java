package dev.culprit.rules.objective;

import dev.culprit.api.record.SloRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** SLOs and compositions that know of each other; compositions without cycles. */
public final class Promises {
    private final List<Slo> slos;
    private final List<Composition> compositions;
    private final Map<SloRef, Slo> sloByRef = new HashMap<>();
    private final Map<SloRef, Composition> compositionByRef = new HashMap<>();

    public Promises(List<Slo> slos, List<Composition> compositions) {
        this.slos = List.copyOf(slos);
        this.compositions = List.copyOf(compositions);
        slos.forEach(slo -> sloByRef.put(slo.ref(), slo));
        compositions.forEach(composition -> compositionByRef.put(composition.ref(), composition));
    }

    public List<Slo> slos() {
        return slos;
    }

    public List<Composition> compositions() {
        return compositions;
    }

    /** SLOs first, for compositions read what they record. */
    public List<Promise> all() {
        return Stream.<Promise>concat(slos.stream(), compositions.stream()).toList();
    }

    /** What a component refers to, where it is known here; an SLO rather than a composition of the same name. */
    public Optional<Promise> find(Component component) {
        Optional<Promise> slo = Optional.ofNullable(sloByRef.get(component.ref()));
        Optional<Promise> composition = Optional.ofNullable(compositionByRef.get(component.ref()));
        return component.kind() == null
                ? slo.or(() -> composition)
                : switch (component.kind()) {
                    case SLO -> slo;
                    case COMPOSITION -> composition;
                };
    }

    /** What the targets of the parts, and of their parts, allow a composition to promise at most, as a ratio. */
    public OptionalDouble ceiling(Composition composition) {
        var targets = new HashMap<String, Double>();
        for (Component component : composition.components()) {
            find(component)
                    .ifPresent(promise -> ceiling(promise).ifPresent(best -> targets.put(component.alias(), best)));
        }
        return composition.formula().ceiling(composition.aliases(), targets);
    }

    private OptionalDouble ceiling(Promise promise) {
        return switch (promise) {
            case Slo slo -> OptionalDouble.of(slo.target().ratio().doubleValue());
            case Composition nested -> ceiling(nested);
        };
    }
}
