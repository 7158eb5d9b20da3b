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

/** What share of the events of a service may fail over a window. Written by people; the status by Culprit. */
@Group(SLOCorrelation.GROUP)
@Version(SLOCorrelation.VERSION)
@Kind(SloRef.OBJECTIVE)
@Plural("servicelevelobjectives")
@Singular("servicelevelobjective")
@ShortNames("slo")
@Categories("slo")
@JsonInclude(JsonInclude.Include.NON_NULL)
@AdditionalPrinterColumn(
        name = "Display Name",
        jsonPath = ".spec.displayName",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Status",
        jsonPath = ".status.objective.status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Actual",
        jsonPath = ".status.objective.actual",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(
        name = "Target",
        jsonPath = ".spec.objective.target",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(
        name = "Budget %",
        jsonPath = ".status.objective.errorBudget.percentRemaining",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class ServiceLevelObjective extends CustomResource<ServiceLevelObjectiveSpec, ServiceLevelObjectiveStatus>
        implements Namespaced {}
