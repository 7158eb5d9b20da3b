package dev.culprit.correlator.report.cluster;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.runtime.cluster.Right;
import java.util.List;
import java.util.stream.Stream;

/** The rights that SLOCorrelations need; docs/slocorrelations.md tells people to grant them. */
public final class ReportRights {
    private static final String RESOURCE = "slocorrelations";

    private ReportRights() {}

    /** Without these none is written. */
    public static List<Right> toWrite(ReportSettings settings) {
        return in(settings, List.of("get", "create", "patch"), List.of("patch"));
    }

    /** Without these nothing old is removed. */
    public static List<Right> toRemove(ReportSettings settings) {
        return in(settings, List.of("list", "delete"), List.of());
    }

    private static List<Right> in(ReportSettings settings, List<String> verbs, List<String> ofStatus) {
        List<String> namespaces = settings.namespaces().isEmpty() ? List.of("") : settings.namespaces();
        return namespaces.stream()
                .flatMap(namespace -> Stream.concat(
                        verbs.stream().map(verb -> new Right(verb, SLOCorrelation.GROUP, RESOURCE, namespace)),
                        ofStatus.stream()
                                .map(verb -> new Right(verb, SLOCorrelation.GROUP, RESOURCE + "/status", namespace))))
                .toList();
    }
}
