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

/** How several SLOs make the promise of one journey. Written by people; the status by Culprit. */
@Group(SLOCorrelation.GROUP)
@Version(SLOCorrelation.VERSION)
@Kind(SloRef.COMPOSITION)
@Plural("slocompositions")
@Singular("slocomposition")
@ShortNames("sloc")
@Categories("slo")
@JsonInclude(JsonInclude.Include.NON_NULL)
@AdditionalPrinterColumn(name = "Target", jsonPath = ".spec.target", type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(name = "Window", jsonPath = ".spec.window", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Status",
        jsonPath = ".status.objectiveComposition.status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Actual",
        jsonPath = ".status.objectiveComposition.actual",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(
        name = "Budget %",
        jsonPath = ".status.objectiveComposition.errorBudget.percentRemaining",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class SLOComposition extends CustomResource<SLOCompositionSpec, SLOCompositionStatus>
        implements Namespaced {}
