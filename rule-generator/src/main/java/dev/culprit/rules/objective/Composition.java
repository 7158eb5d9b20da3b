package dev.culprit.rules.objective;

import dev.culprit.api.record.SloRef;
import java.util.List;

/** A composition without mistakes of its own. */
public record Composition(
        SloRef ref,
        String displayName,
        Target target,
        Window window,
        List<Component> components,
        Formula formula,
        Alerts alerts)
        implements Promise {
    public Composition {
        components = List.copyOf(components);
    }

    public List<String> aliases() {
        return components.stream().map(Component::alias).toList();
    }
}
