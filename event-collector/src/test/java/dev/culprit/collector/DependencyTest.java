package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.service;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Topic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @Test
    void aWorkloadTellsItsPodsLabelsAndWhatItUses() {
        KubeObject barn = deployment("barn")
                .container("envFrom", "[{'configMapRef':{'name':'conf'}},{'secretRef':{'name':'keys'}}]")
                .container("env", "[{'name':'PIN','valueFrom':{'secretKeyRef':{'name':'pins','key':'a'}}}]")
                .with("spec.template.spec.serviceAccountName", "'herder'")
                .with(
                        "spec.template.spec.volumes",
                        "[{'name':'v','persistentVolumeClaim':{'claimName':'hay'}},"
                                + "{'name':'p','projected':{'sources':[{'configMap':{'name':'more'}}]}}]");
        Dependencies told = Watch.of(barn).dependencies("Deployment", "barn");
        assertThat(told.podLabels()).isEqualTo(Map.of("app", "barn"));
        assertThat(told.edges()).allMatch(e -> e.relation() == Relation.USES);
        assertThat(told.edges().stream().map(e -> e.target().toString()))
                .containsExactly(
                        "ConfigMap farm/conf",
                        "ConfigMap farm/more",
                        "PersistentVolumeClaim farm/hay",
                        "Secret farm/keys",
                        "Secret farm/pins",
                        "ServiceAccount farm/herder");
    }

    @Test
    void aServiceTellsItsSelector() {
        assertThat(Watch.of(service("barn")).dependencies("Service", "barn").selector())
                .isEqualTo(Map.of("app", "barn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "URL         | http://silo.far.svc.cluster.local:80/x | far/silo",
                "TARGET      | silo.far.svc:80     | far/silo",
                "TARGET      | https://u:pw@silo.far.svc | far/silo",
                "TARGET      | http://known/x      | farm/known",
                "TARGET      | known:8080          | farm/known",
                "TARGET      | known.farm:8080     | farm/known",
                "TARGET      | unknown:8080        | -",
                "TARGET      | known               | -",
                "DB_HOST     | unknown             | farm/unknown",
                "DB_ADDR     | unknown:5432        | farm/unknown",
                "MAIL_SERVICE | unknown            | farm/unknown",
                "DB_ADDRESS  | tcp://unknown:1     | farm/unknown",
                "DB_HOST     | 10.0.0.7            | -",
                "DB_HOST     | localhost           | -",
                "DB_HOST     | db.example.com      | -",
                "API_URL     | https://api.example.com/v1 | -",
                "PORT        | 8080                | -"
            })
    void aCalledHostIsAnEdgeToItsService(String name, String value, @Nullable String target) {
        KubeObject barn = deployment("barn").container("env", "[{'name':'%s','value':'%s'}]".formatted(name, value));
        Dependencies told = Watch.of(service("known"), barn).dependencies("Deployment", "barn");
        if (target == null) {
            assertThat(told.edges()).isEmpty();
        } else {
            assertThat(told.edges()).singleElement().satisfies(edge -> {
                assertThat(edge.target()).hasToString("Service " + target);
                assertThat(edge.field()).isEqualTo("spec.template.spec.containers[main].env[" + name + "]");
            });
        }
    }

    @Test
    void argumentsAreReadAsNamesAndValues() {
        KubeObject barn =
                deployment("barn").container("args", "['--db-host','silo','--cache-addr=hay:1','--mode=known']");
        assertThat(calls(Watch.of(barn))).containsExactly("hay", "silo");
    }

    @Test
    void aFileThatAWorkloadMountsIsReadLineByLine() {
        KubeObject barn =
                deployment("barn").with("spec.template.spec.volumes", "[{'name':'v','configMap':{'name':'conf'}}]");
        KubeObject conf = configMap("conf", "{'app.yaml':'mode: x\\n  db_host: silo\\nurl: http://hay.farm.svc/\\n'}");
        Watch watch = Watch.of(conf, barn);
        assertThat(calls(watch)).containsExactly("hay", "silo");
        assertThat(watch.dependencies("Deployment", "barn").edges().getFirst().field())
                .isEqualTo("ConfigMap farm/conf data[app.yaml]");
    }

    @Test
    void editingThatFileMakesANewRecord() {
        KubeObject barn = deployment("barn").container("envFrom", "[{'configMapRef':{'name':'conf'}}]");
        Watch watch = Watch.of(configMap("conf", "{'DB_HOST':'silo'}"), barn)
                .modified(LATER, configMap("conf", "{'DB_HOST':'hay'}").version(101));
        assertThat(calls(watch)).containsExactly("hay");
    }

    @Test
    void aServiceThatAppearsMakesABareHostAnEdgeAndItsEndUnmakesIt() {
        KubeObject barn = deployment("barn").container("env", "[{'name':'PEER','value':'silo:80'}]");
        Watch watch = Watch.of(barn);
        assertThat(calls(watch)).isEmpty();
        assertThat(calls(watch.added(LATER, service("silo")))).containsExactly("silo");
        assertThat(calls(watch.deleted(LATER, service("silo")))).isEmpty();
    }

    @Test
    void onlyADifferenceIsTold() {
        Watch watch = Watch.of(deployment("barn"))
                .forget()
                .modified(LATER, deployment("barn").version(101).with("spec.replicas", "9"));
        assertThat(watch.on(Topic.DEPENDENCIES)).isEmpty();
    }

    @Test
    void aDeletedWorkloadLeavesATombstoneUnderItsKey() {
        Watch watch = Watch.of(deployment("barn")).forget().deleted(LATER, deployment("barn"));
        assertThat(watch.on(Topic.DEPENDENCIES)).singleElement().satisfies(keyed -> {
            assertThat(keyed.key()).isEqualTo("meadow/Deployment/farm/barn");
            assertThat(keyed.value()).isNull();
            assertThat(keyed.placement())
                    .isEqualTo(Bucket.ofNode("meadow", ObjectRef.of("Deployment", "farm", "barn"), 8)
                            .key());
        });
    }

    @Test
    void aCronJobsTemplateIsFoundDeeper() {
        KubeObject mow = object("batch/v1", "CronJob", "mow")
                .with(
                        "spec",
                        "{'jobTemplate':{'spec':{'template':{'spec':{'containers':[{'name':'m','env':[{'name':'A_HOST','value':'silo'}]}]}}}}}");
        assertThat(Watch.of(mow).dependencies("CronJob", "mow").edges())
                .singleElement()
                .matches(e -> e.field().equals("spec.jobTemplate.spec.template.spec.containers[m].env[A_HOST]"));
    }

    @Test
    void aChangeAffectsTheWorkloadsThatUseItsSubject() {
        KubeObject barn = deployment("barn")
                .container("envFrom", "[{'configMapRef':{'name':'conf'}},{'secretRef':{'name':'keys'}}]");
        Watch watch = Watch.of(barn, deployment("silo"), configMap("conf", "{'a':'1'}"), secret("keys", "{'a':'MQ=='}"))
                .modified(LATER, configMap("conf", "{'a':'2'}").version(101))
                .modified(LATER, secret("keys", "{'a':'Mg=='}").version(101));
        assertThat(watch.changes())
                .hasSize(2)
                .allSatisfy(change ->
                        assertThat(change.affects()).containsExactly(ObjectRef.of("Deployment", "farm", "barn")));
    }

    @Test
    void aServiceAffectsWhatItSelectedBeforeAndWhatItSelectsAfter() {
        Watch watch = Watch.of(deployment("barn"), deployment("silo"), deployment("hay"), service("barn"))
                .modified(LATER, service("barn").version(101).with("spec.selector.app", "'silo'"));
        assertThat(watch.change().affects().stream().map(ObjectRef::name)).containsExactly("barn", "silo");
    }

    @Test
    void anAutoscalerAffectsItsTargetAndAClaimItsStatefulSet() {
        KubeObject scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "barn")
                .with(
                        "spec",
                        "{'maxReplicas':3,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'barn'}}");
        KubeObject store =
                workload("StatefulSet", "store").with("spec.volumeClaimTemplates", "[{'metadata':{'name':'disk'}}]");
        KubeObject claim = object("v1", "PersistentVolumeClaim", "disk-store-0").with("spec", "{'size':'1'}");
        Watch watch = Watch.of(deployment("barn"), scaler, store, claim)
                .modified(LATER, scaler.version(101).with("spec.maxReplicas", "1"))
                .modified(LATER, claim.version(101).with("spec.size", "'2'"));
        assertThat(watch.changes().stream().map(c -> c.affects().toString()))
                .isEqualTo(List.of("[Deployment farm/barn]", "[StatefulSet farm/store]"));
    }

    @Test
    void aWorkloadItselfAffectsNothingElse() {
        Watch watch = Watch.of(deployment("barn"))
                .modified(LATER, deployment("barn").version(101).with("spec.replicas", "0"));
        assertThat(watch.change().affects()).isEmpty();
    }

    private static List<String> calls(Watch watch) {
        return watch.dependencies("Deployment", "barn").edges().stream()
                .filter(edge -> edge.relation() == Relation.CALLS)
                .map(edge -> edge.target().name())
                .toList();
    }
}
