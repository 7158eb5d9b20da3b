package dev.culprit.collector.alert;

import java.util.List;
import java.util.stream.Stream;

/**
 * Under which labels alerts say what they are about; the first that is there counts. Own names go before those of Culprit,
 * SLOK, Sloth and Pyrra.
 *
 * @param kept labels that are told as they are, with what looks secret taken out
 */
public record LabelNames(
        List<String> slo, List<String> namespace, List<String> severity, List<String> service, List<String> kept) {
    /** By which messages find whom they are for. */
    public static final String TEAM = "team";

    private static final LabelNames KNOWN = new LabelNames(
            List.of("slo_name", "sloth_slo", "slo"),
            List.of("slo_namespace", "namespace"),
            List.of("severity", "sloth_severity"),
            List.of("service", "sloth_service"),
            List.of(TEAM));

    public LabelNames {
        slo = List.copyOf(slo);
        namespace = List.copyOf(namespace);
        severity = List.copyOf(severity);
        service = List.copyOf(service);
        kept = List.copyOf(kept);
    }

    public static LabelNames known() {
        return KNOWN;
    }

    /** These first, then the known ones. */
    public LabelNames withKnown() {
        return new LabelNames(
                join(slo, KNOWN.slo),
                join(namespace, KNOWN.namespace),
                join(severity, KNOWN.severity),
                join(service, KNOWN.service),
                kept);
    }

    private static List<String> join(List<String> own, List<String> known) {
        return Stream.concat(own.stream(), known.stream()).distinct().toList();
    }
}
