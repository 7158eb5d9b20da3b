package dev.culprit.collector.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches as API servers send them. */
class AuditReaderTest {
    private static final Path FOLDER = Path.of("src/test/resources/audit");

    @Test
    void theWritesOfABatchAsAServerOfRelease20SentIt() throws Exception {
        assertThat(read("events-1.20.json"))
                .containsExactly(
                        "CREATE deployments checkout admin kubectl-client-side-apply",
                        "CREATE configmaps conf admin kubectl-client-side-apply",
                        "UPDATE deployments checkout admin kubectl-set",
                        "UPDATE deployments checkout admin kubectl",
                        "UPDATE configmaps conf admin kubectl-patch",
                        "UPDATE deployments checkout jane, impersonated by admin kubectl-set",
                        "CREATE configmaps ssa admin ci",
                        "DELETE configmaps conf admin kubectl",
                        "DELETE configmaps ssa admin kubectl",
                        "DELETE deployments checkout admin kubectl");
    }

    @Test
    void ofABatchOfRelease30WhatWasOnlyReadTriedOrRefusedIsLeftOut() throws Exception {
        assertThat(read("events-1.30.json"))
                .containsExactly(
                        "UPDATE deployments barn jane@example.com kubectl-edit",
                        "UPDATE deployments barn system:serviceaccount:tools:scaler kubectl",
                        "CREATE deployments silo system:serviceaccount:argocd:argocd-application-controller argocd-controller",
                        "DELETE configmaps  system:serviceaccount:kube-system:namespace-controller kube-controller-manager",
                        "DELETE deployments mill jane@example.com, impersonated by admin token=<redacted> kubectl");
    }

    @Test
    void anEventWithoutWhatIsNeededIsLeftOutWhateverItsShape() {
        var reader = new AuditReader(RedactionKey.fixed());
        JsonNode odd = KubeObject.json("{'items':[1,null,'x',{},{'objectRef':7,'stage':'ResponseComplete'},"
                + "{'stage':'ResponseComplete','verb':'patch','user':{'username':'joe'},'responseStatus':{'code':200},"
                + "'requestURI':'/x?fieldManager=%zz','requestReceivedTimestamp':'soon','stageTimestamp':'later'}]}");

        assertThat(reader.writes(odd)).isEmpty();
        assertThat(AuditReader.isEventList(odd)).isFalse();
    }

    private static List<String> read(String file) throws IOException {
        JsonNode batch = Json.mapper().readTree(FOLDER.resolve(file).toFile());
        assertThat(AuditReader.isEventList(batch)).isTrue();
        return new AuditReader(RedactionKey.fixed())
                .writes(batch)
                .map(write -> String.join(
                        " ",
                        write.type().name(),
                        write.target().resource(),
                        write.target().name(),
                        write.user(),
                        write.manager()))
                .toList();
    }
}
