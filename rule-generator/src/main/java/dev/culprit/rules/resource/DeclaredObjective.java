package dev.culprit.rules.resource;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Collections;
import java.util.SortedSet;

/** An SLO. */
@Group(SLOCorrelation.GROUP)
@Version(SLOCorrelation.VERSION)
@Kind(SloRef.OBJECTIVE)
@Plural("servicelevelobjectives")
@Singular("servicelevelobjective")
public final class DeclaredObjective extends Declared {
    @Override
    public SortedSet<Key> parts() {
        return Collections.emptySortedSet();
    }
}
