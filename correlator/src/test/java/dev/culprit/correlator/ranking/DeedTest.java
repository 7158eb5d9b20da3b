package dev.culprit.correlator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Timing;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeedTest {
    private static final String POD = "spec.template.spec.containers[app]";

    @ParameterizedTest
    @CsvSource({
        "RESOURCES, .resources.limits.memory, 512Mi, 64Mi, DID_RESOURCES_CUT",
        "RESOURCES, .resources.limits.memory, 64Mi, 512Mi, DID_EASED",
        "RESOURCES, .resources.requests.cpu, 100m, 4, DID_RESOURCES_RAISED",
        "RESOURCES, .resources.requests.cpu, 1, 900m, DID_EASED",
        "PROBE, .livenessProbe.httpGet.port, 8080, 8081, DID_PROBE_MOVED",
        "PROBE, .livenessProbe.failureThreshold, 3, 1, DID_PROBE_TIGHTENED",
        "PROBE, .livenessProbe.failureThreshold, 3, 9, DID_PROBE_LOOSENED",
        "PROBE, .livenessProbe, {}, , DID_EASED",
        "REPLICAS, .replicas, 3, 0, DID_REPLICAS_ZERO",
        "REPLICAS, .replicas, 3, 2, DID_REPLICAS_CUT",
        "REPLICAS, .replicas, 2, 3, DID_REPLICAS_RAISED",
        "SCHEDULING, .nodeSelector, , {}, DID_SCHEDULING",
        "SCHEDULING, .nodeSelector, {}, , DID_EASED",
        "SCHEDULING, .tolerations, , [], DID_EASED",
        "SCHEDULING, .affinity, , preferredDuringSchedulingIgnoredDuringExecution, DID_EASED",
        "SCHEDULING, .affinity, , requiredDuringSchedulingIgnoredDuringExecution, DID_SCHEDULING",
    })
    void aNumberOrRuleOfAWorkloadIsJudgedByItsDirection(
            FieldType type, String path, @Nullable String before, @Nullable String after, Feature deed) {
        assertThat(of("Deployment", new FieldChange(type, POD + path, "", before, after)))
                .isEqualTo(deed);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_HOST, db, db.shop.svc.cluster.local, DID_EASED",
        "DB_HOST, db, dbx, DID_ADDRESS",
        "REDIS, cache:6379, cache:6380, DID_ADDRESS",
        "LOG_LEVEL, info, debug, DID_LOGGING",
        "WORKERS, 8, 2, DID_SETTING",
        "WORKERS, , 2, DID_SETTING_ADDED",
    })
    void aSettingIsJudgedByWhatItPointsTo(String name, @Nullable String before, @Nullable String after, Feature deed) {
        assertThat(of("Deployment", new FieldChange(FieldType.ENV, POD + ".env[" + name + "]", name, before, after)))
                .isEqualTo(deed);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_PORT, spec.ports[web].targetPort, 80, 81, DID_SERVICE_PORT",
        "SERVICE_PORT, spec.ports[web], 80, , DID_SERVICE_PORT",
        "SERVICE_PORT, spec.ports[metrics], , 9090, DID_SERVICE_TUNED",
        "SERVICE_PORT, spec.ports[web].appProtocol, , http, DID_SERVICE_TUNED",
        "ROUTE, spec.sessionAffinity, None, ClientIP, DID_SERVICE_TUNED",
        "ROUTE, spec.externalName, a.example, b.example, DID_ROUTE",
        "ROUTE, spec.rules[a.example].http.paths[/new], , cart:80, DID_SERVICE_TUNED",
        "ROUTE, spec.rules[a.example].http.paths[/], cart:80, , DID_ROUTE",
    })
    void aServiceIsBrokenByAPortThatIsAlteredAndNotByOneMore(
            FieldType type, String path, @Nullable String before, @Nullable String after, Feature deed) {
        assertThat(of("Service", new FieldChange(type, path, "", before, after)))
                .isEqualTo(deed);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ConfigMap, DID_CREATED",
        "networking.k8s.io, Ingress, DID_CREATED",
        "networking.istio.io, VirtualService, DID_ROUTE",
        "security.istio.io, PeerAuthentication, DID_NETWORK_CLOSED",
        "admissionregistration.k8s.io, MutatingWebhookConfiguration, DID_ADMISSION",
        "landlord.example, VirtualService, DID_CREATED",
    })
    void whatIsNewIsHarmlessUnlessItLaysDownRulesForOthers(String group, String kind, Feature deed) {
        var route = new FieldChange(FieldType.ROUTE, "spec.hosts", "hosts", null, "[\"cart\"]");
        var object = new ObjectRef(group, kind, "shop", "front");

        assertThat(Deed.of(change(object, ChangeType.CREATE, route), false)).contains(deed);
    }

    @Test
    void theWorstFieldCounts() {
        var image = new FieldChange(FieldType.IMAGE, POD + ".image", "", "a:1", "a:2");
        var level = new FieldChange(FieldType.ENV, POD + ".env[LOG_LEVEL]", "LOG_LEVEL", "info", "warn");

        assertThat(Deed.of(changed("Deployment", level, image), false)).contains(Feature.DID_IMAGE);
    }

    @Test
    void aLabelAloneIsNothingThatRunsReads() {
        assertThat(Deed.of(
                        changed("Service", new FieldChange(FieldType.LABEL, "metadata.labels[a]", "a", "1", "2")),
                        false))
                .isEmpty();
    }

    private static Feature of(String kind, FieldChange field) {
        return Deed.of(changed(kind, field), false).orElseThrow();
    }

    private static Change changed(String kind, FieldChange... fields) {
        return change(ObjectRef.of(kind, "shop", "front"), ChangeType.UPDATE, fields);
    }

    private static Change change(ObjectRef object, ChangeType type, FieldChange... fields) {
        return new Change(
                "id",
                "test",
                object,
                "uid",
                type,
                Timing.observed(Instant.parse("2026-03-04T12:00:00Z")),
                Actor.unknown(),
                List.of(fields),
                new TreeSet<>());
    }
}
