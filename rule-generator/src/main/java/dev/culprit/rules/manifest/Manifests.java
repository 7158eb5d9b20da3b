package dev.culprit.rules.manifest;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What manifests say, and everything that is wrong with them.
 *
 * @param promises those that have no fatal problem
 * @param problems fatal ones and warnings, in the order of the manifests
 */
public record Manifests(Promises promises, List<Problem> problems) {
    public Manifests {
        problems = List.copyOf(problems);
    }

    public boolean isFatal() {
        return problems.stream().anyMatch(Problem::fatal);
    }

    /**
     * Reads objects; those of other kinds are passed over with a warning.
     *
     * @param namespace of those that name none
     */
    public static Manifests read(List<Document> documents, String namespace) {
        var reading = new Reading(namespace);
        documents.forEach(reading::take);
        return reading.done();
    }

    private static final class Reading {
        private static final List<String> KINDS = List.of(SloRef.OBJECTIVE, SloRef.COMPOSITION, "SLOCorrelation");

        private final String namespace;
        private final List<Report> reports = new ArrayList<>();
        private final List<Slo> slos = new ArrayList<>();
        private final List<Composition> compositions = new ArrayList<>();
        private final Map<String, Report> named = new HashMap<>();

        Reading(String namespace) {
            this.namespace = namespace;
        }

        void take(Document document) {
            var report = new Report(document.origin());
            reports.add(report);
            Field resource = Field.root(document.content(), report);
            String kind = document.content().path("kind").asText("");
            boolean ours = document.content().path("apiVersion").asText("").startsWith(SLOCorrelation.GROUP + "/");
            if (ours && !KINDS.contains(kind)) {
                report.wrong("kind", Shown.of(kind) + " is not one of " + String.join(", ", KINDS));
                return;
            }
            if (!ours || !(kind.equals(SloRef.OBJECTIVE) || kind.equals(SloRef.COMPOSITION))) {
                report.warn(
                        "",
                        "is passed over: it is " + Shown.of(kind) + ", no " + SloRef.OBJECTIVE + " or "
                                + SloRef.COMPOSITION + " of " + SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION);
                return;
            }
            report.about(kind + " "
                    + Shown.line(document.content().at("/metadata/name").asText("without a name")));
            version(resource);
            read(resource, kind, report);
        }

        private static void version(Field resource) {
            Field version = resource.at("apiVersion");
            if (!version.node().asText("").equals(SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION)) {
                version.wrong("must be " + SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION);
            }
        }

        private void read(Field resource, String kind, Report report) {
            SloRef ref = PromiseReader.ref(resource, namespace);
            if (!report.isFatal()) {
                report.about(kind + " " + ref);
            }
            if (named.putIfAbsent(kind + " " + ref, report) != null) {
                report.wrong("metadata.name", "is there twice: one of both has to go");
            }
            if (kind.equals(SloRef.OBJECTIVE)) {
                Slo slo = SloReader.read(resource, ref);
                if (!report.isFatal()) {
                    slos.add(slo);
                }
            } else {
                Composition composition = CompositionReader.read(resource, ref);
                if (!report.isFatal()) {
                    compositions.add(composition);
                }
            }
        }

        Manifests done() {
            var references = new References(new Promises(slos, compositions), named);
            compositions.removeIf(references::isBroken);
            return new Manifests(
                    new Promises(slos, compositions),
                    reports.stream()
                            .flatMap(report -> report.problems().stream())
                            .toList());
        }
    }
}
