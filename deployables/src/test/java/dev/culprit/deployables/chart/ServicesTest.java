package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever publishes one port of a process publishes no other. */
class ServicesTest {
    /** A label of a domain's name, which a Service's name is. */
    private static final int LONGEST = 63;

    private static final Map<String, ?> PAGE_APART = Map.of("page.enabled", true, "page.port", 9443);

    @ParameterizedTest
    @MethodSource("dev.culprit.deployables.chart.Chart#cases")
    void everyPortOfAProcessHasAServiceOfItsOwn(String name) {
        Manifests manifests = Chart.of(name, PAGE_APART);

        for (JsonNode service : manifests.of("Service")) {
            assertThat(service.at("/spec/ports")).hasSize(1);
        }
        for (JsonNode workload : manifests.workloads()) {
            assertThat(ports(manifests, workload)).isEqualTo(numbers(Manifests.container(workload), "containerPort"));
        }
    }

    @Test
    void whatAlertmanagerCallsMayBePublishedAndHealthIsNot() {
        Manifests published = Chart.of("default", Map.of("collector.service.type", "LoadBalancer"));

        JsonNode alerts = published.one("Service", "culprit-event-collector");
        JsonNode health = published.one("Service", "culprit-event-collector-management");
        assertThat(alerts.at("/spec/type").asText()).isEqualTo("LoadBalancer");
        assertThat(alerts.at("/spec/ports/0/name").asText()).isEqualTo("http");
        assertThat(health.at("/spec/clusterIP").asText()).isEqualTo("None");
        assertThat(health.at("/spec/ports/0/name").asText()).isEqualTo("management");
    }

    @Test
    void thePageMayBePublishedAlone() {
        Manifests apart = Chart.of(
                "standalone",
                Map.of("page.port", 9443, "page.service.type", "LoadBalancer", "page.service.annotations.to", "all"));

        JsonNode page = apart.one("Service", "culprit-standalone-page");
        assertThat(page.at("/spec/type").asText()).isEqualTo("LoadBalancer");
        assertThat(page.at("/spec/ports/0/port").asInt()).isEqualTo(9443);
        assertThat(page.at("/metadata/annotations/to").asText()).isEqualTo("all");
        assertThat(apart.one("Service", "culprit-standalone").at("/spec/type").asText())
                .isEqualTo("ClusterIP");
        assertThat(apart.one("ConfigMap", "culprit-standalone")
                        .at("/data/CULPRIT_PAGE_PORT")
                        .asText())
                .isEqualTo("9443");
    }

    @Test
    void whatIsLeftWithNothingToAnswerHasNoService() {
        Manifests apart = Chart.of("locked-down", PAGE_APART);

        assertThat(ports(apart, apart.one("StatefulSet", "culprit-correlator"))).containsOnlyKeys("page", "management");
        assertThat(ports(apart, apart.one("Deployment", "culprit-rule-generator")))
                .containsOnlyKeys("management");
        assertThat(apart.one("NetworkPolicy", "culprit-correlator")
                        .at("/spec/ingress")
                        .findValuesAsText("port"))
                .containsExactly("page", "management");
    }

    @Test
    void aProcessIsOneJobWhateverTheServiceThatIsScraped() {
        for (String managed : List.of("8090", "null")) {
            JsonNode endpoint = Chart.of("strimzi", Map.of("http.managementPort", managed))
                    .of("ServiceMonitor")
                    .getFirst()
                    .at("/spec/endpoints/0");

            assertThat(endpoint.at("/relabelings/0/targetLabel").asText()).isEqualTo("job");
            assertThat(endpoint.at("/relabelings/0/replacement").asText()).isEqualTo("culprit-$1");
        }
    }

    @Test
    void theLongestNameFits() {
        Manifests manifests = Chart.of("default", Map.of("fullnameOverride", "n".repeat(LONGEST)));

        assertThat(manifests.of("Service"))
                .extracting(service -> service.at("/metadata/name").asText().length())
                .contains(LONGEST)
                .allMatch(length -> length <= LONGEST);
    }

    /** Of the Services that lead to a workload's Pods: the ports by their names. */
    private static Map<String, Integer> ports(Manifests manifests, JsonNode workload) {
        JsonNode labels = workload.at("/spec/template/metadata/labels");
        var ports = new TreeMap<String, Integer>();
        manifests.of("Service").stream()
                .filter(service -> service.at("/spec/selector")
                        .propertyStream()
                        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue())))
                .forEach(service -> ports.putAll(numbers(service.path("spec"), "port")));
        return ports;
    }

    private static Map<String, Integer> numbers(JsonNode ports, String number) {
        var numbers = new TreeMap<String, Integer>();
        ports.path("ports")
                .forEach(port -> numbers.put(
                        port.path("name").asText(), port.path(number).asInt()));
        return numbers;
    }
}
