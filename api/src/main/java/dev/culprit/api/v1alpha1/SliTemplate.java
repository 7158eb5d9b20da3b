package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The known ways to measure a service. */
public enum SliTemplate {
    /** {@code http_requests_total}, failed where {@code status} is 5xx. */
    @JsonProperty("http-availability")
    HTTP_AVAILABILITY,
    /** {@code http_request_duration_seconds}, failed where slower than {@code threshold} seconds. */
    @JsonProperty("http-latency")
    HTTP_LATENCY,
    /** {@code apiserver_request_total}, failed where {@code code} matches {@code errorCodes}. */
    @JsonProperty("kubernetes-apiserver")
    KUBERNETES_APISERVER,
    /** {@code probe_success} of the blackbox exporter. */
    @JsonProperty("probe")
    PROBE,
    /** {@code grpc_server_handled_total}, failed where {@code grpc_code} matches {@code errorCodes}. */
    @JsonProperty("grpc-availability")
    GRPC_AVAILABILITY
}
