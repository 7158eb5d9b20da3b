package dev.culprit.collector.snapshot;

import dev.culprit.api.record.ObjectRef;
import java.util.Set;

/** An entry of {@code metadata.ownerReferences}. */
public record Owner(ObjectRef ref, boolean controller) {
    /** Groups whose controllers make objects from a template that is itself watched. */
    private static final Set<String> BUILT_IN = Set.of("", "apps", "batch", "discovery.k8s.io");

    /** Whether a change of the owned object only follows from one of its owner. */
    boolean makesIt() {
        return controller && BUILT_IN.contains(ref.group());
    }
}
