package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.service;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ObjectRef;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which workloads a change says that it affects. */
class AffectsTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @ParameterizedTest
    @CsvSource({"ResourceQuota,{'hard':{'pods':'1'}}", "LimitRange,{'limits':[]}"})
    void whatGovernsANamespaceAffectsEveryWorkloadInIt(String kind, String spec) {
        KubeObject elsewhere = deployment("silo").with("metadata.namespace", "'far'");
        KubeObject governor = object("v1", kind, "x").with("spec", "{}");
        assertThat(affected(governor, governor.with("spec", spec), deployment("barn"), deployment("hay"), elsewhere))
                .containsExactly("Deployment farm/barn", "Deployment farm/hay");
    }

    @Test
    void inANamespaceOfThousandsTheNamespaceStandsForThem() {
        KubeObject quota = object("v1", "ResourceQuota", "x").with("spec", "{}");
        KubeObject[] many =
                IntStream.range(0, 2000).mapToObj(i -> deployment("w" + i)).toArray(KubeObject[]::new);
        assertThat(affected(quota, quota.with("spec", "{'hard':{'pods':'1'}}"), many))
                .containsExactly("Namespace farm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'podSelector':{'matchLabels':{'app':'barn'}}} | [Deployment farm/barn]",
                "{'podSelector':{'matchExpressions':[{'key':'app','operator':'NotIn','values':['barn']}]}} | [Deployment farm/hay]",
                "{'podSelector':{'matchExpressions':[{'key':'app','operator':'In','values':['barn','hay']}]}} | [Deployment farm/barn, Deployment farm/hay]",
                "{'podSelector':{'matchExpressions':[{'key':'tier','operator':'Exists'}]}} | []",
                "{'podSelector':{'matchExpressions':[{'key':'tier','operator':'DoesNotExist'}]}} | [Deployment farm/barn, Deployment farm/hay]",
                "{'podSelector':{}} | [Deployment farm/barn, Deployment farm/hay]"
            })
    void aNetworkPolicyAffectsWhatItSelects(String spec, String expected) {
        KubeObject policy = object("networking.k8s.io/v1", "NetworkPolicy", "x").with("spec", spec);
        assertThat(affected(policy, policy.with("spec.egress", "[]"), deployment("barn"), deployment("hay")))
                .hasToString(expected);
    }

    @Test
    void aDisruptionBudgetAffectsWhatItSelects() {
        KubeObject budget = object("policy/v1", "PodDisruptionBudget", "x")
                .with("spec", "{'minAvailable':1,'selector':{'matchLabels':{'app':'barn'}}}");
        assertThat(affected(budget, budget.with("spec.minAvailable", "2"), deployment("barn"), deployment("hay")))
                .containsExactly("Deployment farm/barn");
    }

    @Test
    void anIngressAffectsTheWorkloadsBehindItsServices() {
        KubeObject gate = ingress("barn");
        assertThat(affected(
                        gate, ingress("hay"), deployment("barn"), deployment("hay"), service("barn"), service("hay")))
                .containsExactly("Deployment farm/barn", "Deployment farm/hay");
    }

    @Test
    void theCertificateOfAnIngressAffectsThemToo() {
        KubeObject gate = ingress("barn").with("spec.tls", "[{'secretName':'cert'}]");
        KubeObject cert = secret("cert", "{'tls.crt':'MQ=='}");
        assertThat(affected(
                        cert,
                        secret("cert", "{'tls.crt':'Mg=='}"),
                        deployment("barn"),
                        deployment("hay"),
                        service("barn"),
                        gate))
                .containsExactly("Deployment farm/barn");
    }

    @Test
    void aClaimAffectsTheWorkloadThatMountsItAndAVolumeThatOfItsClaim() {
        KubeObject barn = deployment("barn")
                .with("spec.template.spec.volumes", "[{'name':'v','persistentVolumeClaim':{'claimName':'hay'}}]");
        KubeObject claim = object("v1", "PersistentVolumeClaim", "hay").with("spec", "{}");
        KubeObject volume = object("v1", "PersistentVolume", "pv-7")
                .without("metadata.namespace")
                .with("spec", "{'claimRef':{'namespace':'farm','name':'hay'}}");
        assertThat(affected(claim, claim.with("spec.storageClassName", "'slow'"), barn))
                .containsExactly("Deployment farm/barn");
        assertThat(affected(volume, volume.with("spec.storageClassName", "'slow'"), barn))
                .containsExactly("Deployment farm/barn");
    }

    @Test
    void anAccountAffectsWhatRunsUnderItAndItsPullSecretDoesSo() {
        KubeObject barn = deployment("barn").with("spec.template.spec.serviceAccountName", "'herder'");
        KubeObject herder = object("v1", "ServiceAccount", "herder").with("imagePullSecrets", "[{'name':'registry'}]");
        KubeObject plain = object("v1", "ServiceAccount", "default");
        assertThat(affected(herder, herder.without("imagePullSecrets"), barn, deployment("hay")))
                .containsExactly("Deployment farm/barn");
        assertThat(affected(plain, plain.with("imagePullSecrets", "[{'name':'x'}]"), barn, deployment("hay")))
                .containsExactly("Deployment farm/hay");
        assertThat(affected(
                        secret("registry", "{'a':'MQ=='}"),
                        secret("registry", "{'a':'Mg=='}"),
                        barn,
                        deployment("hay"),
                        herder))
                .containsExactly("Deployment farm/barn");
    }

    @Test
    void aNodeAffectsTheWorkloadsOfThePodsOnIt() {
        KubeObject gone = pod("gone", "StatefulSet", "silo").with("spec", "{'nodeName':'n1'}");
        Watch watch = Watch.of(
                        deployment("barn"),
                        workload("StatefulSet", "silo"),
                        workload("DaemonSet", "owl"),
                        workload("ReplicaSet", "barn-5d").ownedBy("apps/v1", "Deployment", "barn"),
                        pod("barn-5d-x", "ReplicaSet", "barn-5d").with("spec", "{'nodeName':'n1'}"),
                        pod("owl-a", "DaemonSet", "owl").with("spec", "{'nodeName':'n2'}"),
                        gone,
                        node("n1"))
                .deleted(LATER, gone)
                .modified(LATER, node("n1").version(101).with("spec.unschedulable", "true"));
        assertThat(watch.change().affects().stream().map(ObjectRef::toString)).containsExactly("Deployment farm/barn");
    }

    @Test
    void aRolloutIsAWorkloadLikeADeployment() {
        KubeObject barn = object("argoproj.io/v1alpha1", "Rollout", "barn")
                .with(
                        "spec",
                        "{'template':{'metadata':{'labels':{'app':'barn'}},'spec':{'containers':[{'name':'c','envFrom':[{'secretRef':{'name':'keys'}}]}]}}}");
        assertThat(affected(secret("keys", "{'a':'MQ=='}"), secret("keys", "{'a':'Mg=='}"), barn))
                .containsExactly("Rollout farm/barn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway.networking.k8s.io/v1 | HTTPRoute       | {'rules':[{'backendRefs':[{'name':'barn'}]}]}",
                "networking.istio.io/v1       | VirtualService  | {'hosts':['barn'],'http':[]}",
                "networking.istio.io/v1       | VirtualService  | {'hosts':['x.example.com'],'http':[{'route':[{'destination':{'host':'barn.farm.svc.cluster.local'}}]}]}",
                "networking.istio.io/v1       | DestinationRule | {'host':'barn.farm.svc.cluster.local'}",
                "security.istio.io/v1         | AuthorizationPolicy | {'selector':{'matchLabels':{'app':'barn'}}}",
                "cilium.io/v2                 | CiliumNetworkPolicy | {'endpointSelector':{'matchLabels':{'app':'barn'}}}"
            })
    void aRouteOrPolicyOfAMeshAffectsTheWorkloadsThatItIsAbout(String api, String kind, String spec) {
        KubeObject route = object(api, kind, "x").with("spec", spec);
        assertThat(affected(
                        route,
                        route.with("spec.more", "1"),
                        deployment("barn"),
                        deployment("hay"),
                        service("barn"),
                        service("hay")))
                .containsExactly("Deployment farm/barn");
    }

    @Test
    void aPolicyOfAMeshThatSelectsNothingAffectsTheNamespace() {
        KubeObject strict =
                object("security.istio.io/v1", "PeerAuthentication", "x").with("spec", "{}");
        assertThat(affected(
                        strict, strict.with("spec.mtls", "{'mode':'STRICT'}"), deployment("barn"), deployment("hay")))
                .containsExactly("Deployment farm/barn", "Deployment farm/hay");
    }

    @Test
    void aBindingAndItsRoleAffectWhatRunsUnderTheAccount() {
        KubeObject barn = deployment("barn").with("spec.template.spec.serviceAccountName", "'keeper'");
        KubeObject binding = object("rbac.authorization.k8s.io/v1", "RoleBinding", "x")
                .with("roleRef", "{'apiGroup':'rbac.authorization.k8s.io','kind':'Role','name':'keys'}")
                .with("subjects", "[{'kind':'ServiceAccount','name':'keeper'}]");
        KubeObject role = object("rbac.authorization.k8s.io/v1", "Role", "keys")
                .with("rules", "[{'apiGroups':[''],'resources':['pods'],'verbs':['get']}]");
        assertThat(affected(
                        binding,
                        binding.with("roleRef.name", "'locks'"),
                        object("v1", "ServiceAccount", "keeper"),
                        barn,
                        deployment("hay")))
                .containsExactly("Deployment farm/barn");
        assertThat(affected(
                        role,
                        role.with("rules", "[]"),
                        binding,
                        object("v1", "ServiceAccount", "keeper"),
                        barn,
                        deployment("hay")))
                .containsExactly("Deployment farm/barn");
    }

    private static KubeObject ingress(String service) {
        return object("networking.k8s.io/v1", "Ingress", "gate")
                .with(
                        "spec",
                        "{'rules':[{'http':{'paths':[{'path':'/','backend':{'service':{'name':'%s','port':{'number':80}}}}]}}]}"
                                .formatted(service));
    }

    /** What is said when {@code before} becomes {@code after} in a cluster in which there are others. */
    private static List<String> affected(KubeObject before, KubeObject after, KubeObject... others) {
        KubeObject[] listed =
                Stream.concat(Stream.of(others), Stream.of(before)).toArray(KubeObject[]::new);
        return Watch.of(listed).modified(LATER, after.version(101)).change().affects().stream()
                .map(ObjectRef::toString)
                .toList();
    }
}
