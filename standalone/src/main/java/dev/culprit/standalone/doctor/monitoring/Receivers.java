package dev.culprit.standalone.doctor.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.culprit.collector.intake.AlertRoute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The webhooks of an Alertmanager's configuration, as its API shows it: with secrets hidden, and since 0.26 the addresses
 * of webhooks too.
 *
 * @param hooks in the order of the configuration
 */
record Receivers(List<Hook> hooks) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String HIDDEN = "<secret>";

    /**
     * A webhook of a receiver.
     *
     * @param receiver its name
     * @param isOurs whether its address ends as ours does
     * @param isHidden whether its address is not shown
     * @param showsLogin whether it says who it is
     * @param mostAlerts of one message; 0: all
     * @param route the first that leads to it, in words; empty: none does
     */
    record Hook(
            String receiver,
            boolean isOurs,
            boolean isHidden,
            boolean sendsResolved,
            boolean showsLogin,
            int mostAlerts,
            Optional<String> route) {}

    /** Empty for what is no configuration. */
    static Optional<Receivers> of(String yaml) {
        try {
            JsonNode config = YAML.readTree(yaml);
            if (!config.path("receivers").isArray()) {
                return Optional.empty();
            }
            Map<String, String> routes = new LinkedHashMap<>();
            collect(config.path("route"), config.path("route").path("receiver").asText(""), "by default", routes);
            List<Hook> hooks = Prometheus.elements(config.path("receivers"))
                    .flatMap(receiver -> hooks(receiver, routes))
                    .toList();
            return Optional.of(new Receivers(hooks));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A route without a receiver has that of the one around it. */
    private static void collect(JsonNode route, String inherited, String words, Map<String, String> routes) {
        String receiver = route.path("receiver").asText(inherited);
        routes.putIfAbsent(receiver, words);
        for (JsonNode inner : route.path("routes")) {
            collect(inner, receiver, "for " + conditions(inner), routes);
        }
    }

    private static String conditions(JsonNode route) {
        var words = new ArrayList<String>();
        route.path("matchers").forEach(one -> words.add(one.asText("")));
        route.path("match")
                .properties()
                .forEach(one -> words.add(one.getKey() + "=" + one.getValue().asText("")));
        route.path("match_re")
                .properties()
                .forEach(one -> words.add(one.getKey() + "=~" + one.getValue().asText("")));
        return words.isEmpty() ? "all alerts" : String.join(", ", words);
    }

    private static Stream<Hook> hooks(JsonNode receiver, Map<String, String> routes) {
        String name = receiver.path("name").asText("");
        return Prometheus.elements(receiver.path("webhook_configs")).map(hook -> {
            String url = hook.path("url").asText("");
            JsonNode login = hook.path("http_config");
            return new Hook(
                    name,
                    url.replaceAll("[?#].*|/+$", "").endsWith(AlertRoute.PATH),
                    url.equals(HIDDEN) || hook.has("url_file"),
                    hook.path("send_resolved").asBoolean(true),
                    Stream.of("authorization", "basic_auth", "bearer_token", "bearer_token_file", "oauth2")
                            .anyMatch(login::has),
                    hook.path("max_alerts").asInt(0),
                    Optional.ofNullable(routes.get(name)));
        });
    }

    /** Ours, if it is shown; else one that may be: by its name. */
    Optional<Hook> ours() {
        return hooks.stream()
                .filter(Hook::isOurs)
                .findFirst()
                .or(() -> hooks.stream()
                        .filter(hook -> hook.isHidden() && hook.receiver().contains("culprit"))
                        .findFirst());
    }

    /** Whether one whose address is hidden may be ours. */
    boolean isAnyHidden() {
        return hooks.stream().anyMatch(Hook::isHidden);
    }
}
