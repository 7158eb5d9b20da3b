package dev.culprit.correlator.report.cluster;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.Tracing;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SLOCorrelations of a cluster. Read without their types: what a newer version has written there is read as well.
 * Each call throws {@link io.fabric8.kubernetes.client.KubernetesClientException} where the server does not do it.
 */
final class CorrelationClient {
    private static final ResourceDefinitionContext KIND =
            ResourceDefinitionContext.fromResourceType(SLOCorrelation.class);

    private static final String COLLECTION =
            "/apis/" + SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION + "/namespaces/{namespace}/slocorrelations";

    private static final String OBJECT = COLLECTION + "/{name}";

    private static final String MANAGER = SloCorrelationReport.WRITER;

    /** Of a hundred, each of which may hold some 100 KB. */
    private static final long PAGE = 100;

    private final KubernetesClient client;
    private final Writes writes;

    CorrelationClient(KubernetesClient client) {
        this.client = client;
        this.writes = new Writes(client);
    }

    /** Empty where the object, its namespace or the whole kind is missing. */
    Optional<Present> find(String namespace, String name) {
        return traced(
                "GET",
                OBJECT,
                () -> Optional.ofNullable(
                                kind().inNamespace(namespace).withName(name).get())
                        .map(Present::new));
    }

    /** Refused as a conflict where there is one of that name. */
    Present create(GenericKubernetesResource resource) {
        return traced(
                "POST",
                COLLECTION,
                () -> new Present(writes.send(
                        path(resource, "", "?fieldManager=" + MANAGER),
                        request -> request.post("application/json", Writes.json(resource)))));
    }

    /** All but the status. Refused as a conflict where it is not the resourceVersion that the resource carries. */
    Present apply(GenericKubernetesResource resource) {
        return apply(resource, "");
    }

    /** The status alone; refused as {@link #apply}. */
    Present applyStatus(GenericKubernetesResource resource) {
        return apply(resource, "/status");
    }

    private Present apply(GenericKubernetesResource resource, String subresource) {
        String name = "/" + resource.getMetadata().getName() + subresource;
        // a JSON text is a YAML text
        return traced(
                "PATCH",
                OBJECT + subresource,
                () -> new Present(writes.send(
                        path(resource, name, "?fieldManager=" + MANAGER + "&force=true"),
                        request -> request.patch("application/apply-patch+yaml", Writes.json(resource)))));
    }

    /**
     * A page of those that Culprit has written.
     *
     * @param namespace null: all of them
     * @param next where the page before ended; null: the first one
     */
    GenericKubernetesResourceList page(@Nullable String namespace, @Nullable String next) {
        var options = new ListOptionsBuilder()
                .withLabelSelector(SloCorrelationReport.WRITER_LABEL + "=" + SloCorrelationReport.WRITER)
                .withLimit(PAGE)
                .withContinue(next)
                .build();
        return namespace == null
                ? kind().inAnyNamespace().list(options)
                : kind().inNamespace(namespace).list(options);
    }

    /** Refused as a conflict where it was altered since, or is another one of that name. */
    void delete(Doomed doomed) {
        var options = new DeleteOptionsBuilder()
                .withPreconditions(new Preconditions(doomed.resourceVersion(), doomed.uid()))
                .build();
        writes.send(
                path(doomed.namespace(), "/" + doomed.name()),
                request -> request.delete("application/json", Writes.json(options)));
    }

    /** Each request is a span of what is being done, where that is traced. */
    private <T> T traced(String method, String template, Supplier<T> request) {
        try (Activity call = Tracing.current()
                .start(SpanKind.CLIENT, method + " " + template)
                .tell(SpanKeys.METHOD, method)
                .tell(SpanKeys.TEMPLATE, template)
                .begin()) {
            call.tell(SpanKeys.SERVER, client.getMasterUrl().getHost());
            try {
                return request.get();
            } catch (KubernetesClientException e) {
                call.fail(e.getCode() > 0 ? String.valueOf(e.getCode()) : "unreachable");
                throw e;
            }
        }
    }

    private static String path(GenericKubernetesResource resource, String name, String query) {
        return path(resource.getMetadata().getNamespace(), name) + query;
    }

    private static String path(String namespace, String name) {
        return "/apis/" + SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION + "/namespaces/" + namespace
                + "/slocorrelations" + name;
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            kind() {
        return client.genericKubernetesResources(KIND);
    }
}
