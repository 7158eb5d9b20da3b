package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.culprit.api.record.SloRef;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * Which changes may have burned an SLO's error budget. Written by Culprit alone, one for each episode.
 *
 * <p>{@code Detected} is a date column like {@code Age}, so kubectl prints both as the time since: since the alert, and
 * since the resource was made. The columns stand in the order in which kubectl prints them.
 */
@Group(SLOCorrelation.GROUP)
@Version(SLOCorrelation.VERSION)
@Kind(SLOCorrelation.KIND)
@Plural("slocorrelations")
@Singular("slocorrelation")
@ShortNames("slocorr")
@Categories("slo")
@JsonInclude(JsonInclude.Include.NON_NULL)
@AdditionalPrinterColumn(name = "SLO", jsonPath = ".spec.sloRef.name", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Severity", jsonPath = ".status.severity", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Burn Rate",
        jsonPath = ".status.burnRateAtDetection",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(name = "Events", jsonPath = ".status.eventCount", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Detected", jsonPath = ".status.detectedAt", type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Top Suspect",
        jsonPath = ".status.topSuspect",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Confidence",
        jsonPath = ".status.correlatedEvents[0].confidence",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Change",
        jsonPath = ".status.correlatedEvents[0].change",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Actor",
        jsonPath = ".status.correlatedEvents[0].actor",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Verdict",
        jsonPath = ".status.verdict",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
public final class SLOCorrelation extends CustomResource<SLOCorrelationSpec, SLOCorrelationStatus>
        implements Namespaced {
    public static final String GROUP = SloRef.GROUP;

    public static final String VERSION = "v1alpha1";

    public static final String KIND = "SLOCorrelation";

    /** The annotation by which a person says {@code confirmed} or {@code wrong}. */
    public static final String VERDICT = "culprit.slok.io/verdict";

    /** The annotation that says what the last revision written says that the one before it did not. */
    public static final String REVISED = "culprit.slok.io/revised";
}
