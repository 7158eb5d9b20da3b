package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.correlator.graph.Scope;
import dev.culprit.correlator.wording.HumanDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How scores are added and put in words: decimal, so that what is shown sums to what is ranked. */
final class Score {
    private static final Set<String> GOVERNING = Set.of("ResourceQuota", "LimitRange");

    private Score() {}

    static double round(double points) {
        return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }

    static double sum(List<Contribution> parts) {
        return parts.stream()
                .map(part -> BigDecimal.valueOf(part.points()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    /** Whether a change acts on everything in its namespace, by its kind or by what it says that it affects. */
    static boolean governsNamespace(Change change) {
        ObjectRef object = change.subject();
        return !object.isExternal()
                && (GOVERNING.contains(object.knownKind())
                        || (!object.isClusterScoped()
                                && change.affects().contains(ObjectRef.of("Namespace", "", object.namespace()))));
    }

    /** Whether a change acts on the whole cluster: one from outside only when it does not say what it affects. */
    static boolean actsOnCluster(Change change) {
        ObjectRef object = change.subject();
        return object.isClusterScoped()
                && !(object.isExternal() && !change.affects().isEmpty());
    }

    /**
     * Whether what changed serves every namespace: names, network, proxies. Of what is kept there, only what runs, or is
     * used by what runs, does.
     */
    static boolean servesCluster(Change change) {
        return change.subject().namespace().equals(Scope.SYSTEM)
                && (change.subject().isWorkload() || !change.affects().isEmpty());
    }

    static String word(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String span(Instant from, Instant to) {
        return HumanDuration.of(Duration.between(from, to));
    }
}
