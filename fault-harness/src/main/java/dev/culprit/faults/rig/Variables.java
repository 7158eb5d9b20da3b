package dev.culprit.faults.rig;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** By what variables each process is set; none takes what is not for it. */
record Variables(Path kubeconfig, String bootstrapServers, int replication) {
    private static final String CLUSTER = "CULPRIT_CLUSTER_KUBECONFIG";

    private Map<String, String> onKafka(Map<String, String> own) {
        var all = new HashMap<>(own);
        all.put("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        all.put("CULPRIT_KAFKA_TOPICS_REPLICATION", String.valueOf(replication));
        return all;
    }

    Map<String, String> collector() {
        return onKafka(Map.of(
                CLUSTER,
                kubeconfig.toString(),
                "CULPRIT_HTTP_TOKENS",
                Rig.TOKEN,
                "CULPRIT_REDACTION_KEY",
                "a key for all trials"));
    }

    Map<String, String> correlator(String name, Path state, Listener listener, Slack slack) {
        return onKafka(Map.of(
                CLUSTER,
                kubeconfig.toString(),
                "CULPRIT_CORRELATOR_STATE_DIR",
                state.toString(),
                "CULPRIT_CORRELATOR_INSTANCE",
                name,
                "CULPRIT_NOTIFY_WEBHOOK_URL",
                listener.url() + "/",
                "CULPRIT_NOTIFY_WEBHOOK_TIMEOUT",
                "5s",
                "CULPRIT_SLACK_TOKEN",
                "xoxb-for-trials",
                "CULPRIT_SLACK_CHANNEL",
                "#trials",
                "CULPRIT_SLACK_API_URL",
                slack.url(),
                "CULPRIT_SLACK_TIMEOUT",
                "5s"));
    }

    /** It asks as often as it likes: whoever pays is not here. */
    Map<String, String> summarizer(Model model) {
        return onKafka(Map.of(
                "CULPRIT_LLM_API_KEY", "sk-for-trials",
                "CULPRIT_LLM_BASE_URL", model.url() + "/v1",
                "CULPRIT_LLM_TIMEOUT", "5s",
                "CULPRIT_LLM_REQUESTS_PER_HOUR", "10000",
                "CULPRIT_LLM_TOKENS_PER_HOUR", "100000000"));
    }

    /** As the chart has it where the cluster does not know PrometheusRules, in one namespace. */
    Map<String, String> ruleGenerator(String namespace, Prometheus prometheus) {
        return Map.of(
                CLUSTER,
                kubeconfig.toString(),
                "CULPRIT_RULES_OUTPUT",
                "configmap",
                "CULPRIT_RULES_NAMESPACES",
                namespace,
                "CULPRIT_RULES_LEASE_NAMESPACE",
                namespace,
                "CULPRIT_RULES_STATUS_INTERVAL",
                "5s",
                "CULPRIT_PROMETHEUS_URL",
                prometheus.url());
    }
}
