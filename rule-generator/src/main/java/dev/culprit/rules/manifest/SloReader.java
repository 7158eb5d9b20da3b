package dev.culprit.rules.manifest;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.rules.objective.Alerts;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Target;
import dev.culprit.rules.objective.Window;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a ServiceLevelObjective. */
final class SloReader {
    private static final Pattern LABEL_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]*");

    private SloReader() {}

    static Slo read(Field resource, SloRef ref) {
        Field spec = resource.at("spec");
        spec.object("displayName", "objective", "workloadSelector", "dependsOn", "correlation", "alerting");
        surroundings(spec);
        Field objective = spec.at("objective");
        objective.object("name", "target", "window", "sli", "minimumTraffic", "alerting");
        Window window = PromiseReader.window(objective.at("window"));
        Target target = PromiseReader.target(objective.at("target"));
        Alerts alerts =
                AlertsReader.read(alerting(spec, objective), window).annotated(lookaround(spec.at("correlation")));
        Reach.check(alerts, target, objective);
        return new Slo(
                ref,
                spec.at("displayName").text(Limits.TITLE, Shapes.LINE, "a line of text"),
                objective.at("name").text(Limits.OBJECTIVE_NAME, Shapes.LINE, "a line of text"),
                target,
                window,
                SliReader.read(objective.at("sli")),
                minimum(objective.at("minimumTraffic")),
                alerts);
    }

    /** Where many expect it, it means the same; but the API server would drop it there. */
    private static Field alerting(Field spec, Field objective) {
        Field beside = spec.at("alerting");
        if (!beside.given()) {
            return objective.at("alerting");
        }
        beside.warn("stands beside objective, where a cluster drops it: put it into spec.objective.alerting");
        if (objective.at("alerting").given()) {
            beside.wrong("is there twice: leave out the one beside objective");
        }
        return beside;
    }

    private static long minimum(Field field) {
        if (!field.given() || !field.object("events")) {
            return 0;
        }
        BigDecimal events = field.at("events").number(BigDecimal.ONE);
        if (events.signum() <= 0 || events.scale() > 0) {
            field.at("events").wrong("must be a whole number, 1 at least");
            return 1;
        }
        return events.longValueExact();
    }

    /** What the rules do not need, and the correlation does. */
    private static void surroundings(Field spec) {
        Field selector = spec.at("workloadSelector");
        if (selector.given() && selector.object("labelSelector", "namespaces")) {
            selector.at("labelSelector").texts(Limits.MATCHERS, LABEL_KEY, Limits.LABEL);
            selector.at("namespaces").items(Limits.NAMESPACES).forEach(PromiseReader::namespace);
        }
        spec.at("dependsOn").items(Limits.DEPENDENCIES).forEach(one -> {
            if (one.object("kind", "namespace", "name")) {
                one.at("name").text(Limits.NAME, Shapes.NAME, "a name that Kubernetes takes");
                if (one.at("namespace").given()) {
                    PromiseReader.namespace(one.at("namespace"));
                }
            }
        });
    }

    /** The alert tells the correlator how far from it to look. */
    private static SortedMap<String, String> lookaround(Field correlation) {
        var annotations = new TreeMap<String, String>();
        if (correlation.given() && correlation.object("lookback", "lookahead")) {
            Stream.of("lookback", "lookahead")
                    .filter(side -> correlation.at(side).given())
                    .forEach(side -> annotations.put(
                            "correlation_" + side,
                            correlation.at(side).window(Window.ofMinutes(60)).toString()));
        }
        return annotations;
    }
}
