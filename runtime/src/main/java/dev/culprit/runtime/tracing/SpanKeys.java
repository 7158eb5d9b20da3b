package dev.culprit.runtime.tracing;

/** Names of attributes: OpenTelemetry's semantic conventions, and Culprit's own. */
public final class SpanKeys {
    public static final String ERROR_TYPE = "error.type";

    public static final String METHOD = "http.request.method";
    public static final String ROUTE = "http.route";
    public static final String STATUS = "http.response.status_code";
    public static final String TEMPLATE = "url.template";
    public static final String SERVER = "server.address";
    public static final String PORT = "server.port";

    public static final String SYSTEM = "messaging.system";
    public static final String KAFKA = "kafka";
    public static final String OPERATION = "messaging.operation.name";
    public static final String OPERATION_TYPE = "messaging.operation.type";
    public static final String TOPIC = "messaging.destination.name";
    public static final String GROUP = "messaging.consumer.group.name";
    public static final String BATCH = "messaging.batch.message_count";

    public static final String GEN_AI_OPERATION = "gen_ai.operation.name";
    public static final String GEN_AI_PROVIDER = "gen_ai.provider.name";
    public static final String GEN_AI_MODEL = "gen_ai.request.model";
    public static final String GEN_AI_INPUT = "gen_ai.usage.input_tokens";
    public static final String GEN_AI_OUTPUT = "gen_ai.usage.output_tokens";

    public static final String SLO = "culprit.slo.name";
    public static final String SLO_NAMESPACE = "culprit.slo.namespace";
    public static final String CORRELATION = "culprit.correlation.id";
    public static final String REVISION = "culprit.correlation.revision";
    public static final String PHASE = "culprit.correlation.phase";
    public static final String BUCKETS = "culprit.buckets.asked";
    public static final String OUTCOME = "culprit.outcome";

    private SpanKeys() {}
}
