package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an SLO or a composition of SLOs promises, and of what: the value of {@link Topic#OBJECTIVES}; null when it is gone.
 * What an object leaves out, or says in a way that cannot be read, is absent.
 *
 * @param object the ServiceLevelObjective or SLOComposition
 * @param name how people call it
 * @param target in percent, above 0 and up to 100
 * @param window over which the target holds
 * @param selector of the workloads that it measures; absent for a composition, or where nothing is selected
 * @param composition absent for an SLO
 * @param alerts names of the alerts that are raised for it
 * @param observedAt when the collector saw it so
 */
public record Objective(
        String cluster,
        ObjectRef object,
        String name,
        @Nullable Double target,
        @Nullable Duration window,
        @Nullable Selector selector,
        @Nullable Composition composition,
        List<String> alerts,
        Instant observedAt) {
    public Objective {
        Require.notBlank(cluster, "cluster");
        alerts = List.copyOf(alerts);
    }

    /** The key of {@link Topic#OBJECTIVES}. */
    public String key() {
        return key(cluster, object);
    }

    public static String key(String cluster, ObjectRef object) {
        return String.join("/", cluster, object.kind(), object.namespace(), object.name());
    }

    /**
     * Which workloads.
     *
     * @param labels all of which a workload must have
     * @param namespaces where they are; never empty: the SLO's own unless it names others
     */
    public record Selector(SortedMap<String, String> labels, List<String> namespaces) {
        public Selector {
            labels = new TreeMap<>(labels);
            namespaces = List.copyOf(namespaces);
        }
    }

    /**
     * Of which SLOs, and how they act together.
     *
     * @param type absent where it is none of the known ones
     * @param routes for {@link Type#WEIGHTED_ROUTES}
     */
    public record Composition(@Nullable Type type, List<Part> parts, List<Route> routes) {
        public Composition {
            parts = List.copyOf(parts);
            routes = List.copyOf(routes);
        }
    }

    /**
     * One SLO of a composition.
     *
     * @param name by which routes call it
     */
    public record Part(String name, SloRef slo) {
        public Part {
            Require.notBlank(name, "part name");
        }
    }

    /**
     * One way of requests.
     *
     * @param weight share of all requests, from 0 to 1
     * @param chain names of the parts that a request passes
     */
    public record Route(String name, double weight, List<String> chain) {
        public Route {
            chain = List.copyOf(chain);
        }
    }

    /** How parts make a whole. */
    public enum Type {
        /** As bad as the worst part. */
        @JsonProperty("AND_MIN")
        AND_MIN,
        /** As bad as its routes, each by its weight. */
        @JsonProperty("WEIGHTED_ROUTES")
        WEIGHTED_ROUTES,
        /** As bad as all parts that must work together: what is right is the product of what is right in each. */
        @JsonProperty("AND")
        AND,
        /** As bad as all its ways at once: what fails is the product of what fails on each. */
        @JsonProperty("ANY")
        ANY
    }
}
