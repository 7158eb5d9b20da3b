package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a workload calls, as its configuration says in all the ways in which configuration is written. */
class InferredDependencyTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.yaml       | db:\\n  host: silo\\n  port: 5432\\n         | farm/silo",
                "a.yaml       | db:\\n  pool: 3\\nother:\\n  dbHost: silo\\n  | farm/silo",
                "a.yaml       | brokers:\\n- silo:9092\\n- hay:9092\\n        | farm/hay farm/silo",
                "a.yaml       | host: nobody\\n                             | ``",
                "a.yaml       | ratio: 16:9\\nimage: hay:v1\\n               | ``",
                "a.json       | {\\\"db\\\":{\\\"host\\\":\\\"silo\\\"},\\\"cache\\\":{\\\"addr\\\":\\\"hay:6379\\\"}} | farm/hay farm/silo",
                "a.json       | [{\\\"peer_url\\\":\\\"http://silo.far.svc:80/x\\\"}] | far/silo",
                "a.json       | {\\\"db_host\\\":\\\"silo\\\", broken           | ``",
                "a.properties | spring.datasource.url=jdbc:postgresql://silo:5432/x\\n | farm/silo",
                "a.properties | kafka.bootstrap.servers=silo-0.silo:9092,silo-1.silo:9092 | farm/silo",
                "a.ini        | [database]\\nhost = silo\\n[web]\\nname = hay\\n | farm/silo",
                "DB_HOST      | silo                                       | farm/silo",
                "endpoints    | silo.far.svc.cluster.local. hay.farm.svc    | far/silo farm/hay"
            })
    void aMountedConfigMapTellsIt(String key, String value, String expected) {
        KubeObject barn =
                deployment("barn").with("spec.template.spec.volumes", "[{'name':'v','configMap':{'name':'conf'}}]");
        KubeObject conf = configMap("conf", "{}").with("data", "{'" + key + "':''}");
        KubeObject filled = conf.text(
                "data." + key.replace('.', '~'), value.replace("\\n", "\n").replace("\\\"", "\""));
        Watch watch = Watch.of(service("silo"), service("hay"), filled, barn);
        assertThat(String.join(" ", calls(watch))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "store-0.store.farm.svc.cluster.local:6379 | farm/store",
                "store-0.store:6379                        | farm/store",
                "store-1.store.farm:6379                   | farm/store",
                "mystore.store:6379                        | ''",
                "store-0.other:6379                        | ''"
            })
    void aPodOfAStatefulSetIsReachedByItsService(String address, String expected) {
        KubeObject barn = deployment("barn").container("env", "[{'name':'CACHE','value':'%s'}]".formatted(address));
        assertThat(String.join(" ", calls(Watch.of(service("store"), barn)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['--upstream=silo:8080']                            | farm/silo",
                "['--upstream','silo:8080']                          | farm/silo",
                "['sh','-c','exec serve --db-host silo --port 80']   | farm/silo",
                "['sh','-c','serve --cache hay:6379 --mode silo']    | farm/hay",
                "['--listen=:8080','--port','8080','-v']             | ''"
            })
    void argumentsTellIt(String args, String expected) {
        Watch watch =
                Watch.of(service("silo"), service("hay"), deployment("barn").container("args", args));
        assertThat(String.join(" ", calls(watch))).isEqualTo(expected);
    }

    @Test
    void aServiceThatIsAnotherNameLeadsToTheOneItNames() {
        KubeObject barn = deployment("barn").container("env", "[{'name':'DB_HOST','value':'db'}]");
        KubeObject alias =
                service("db").with("spec", "{'type':'ExternalName','externalName':'silo.far.svc.cluster.local'}");
        Watch watch = Watch.of(alias, barn);
        assertThat(calls(watch)).containsExactly("far/silo", "farm/db");
        watch.modified(LATER, alias.version(101).with("spec.externalName", "'hay.far.svc.cluster.local'"));
        assertThat(calls(watch)).containsExactly("far/hay", "farm/db");
        assertThat(watch.dependencies("Deployment", "barn").edges())
                .allMatch(edge -> edge.field().endsWith("env[DB_HOST]"));
    }

    @Test
    void namesOfNamesInACircleEnd() {
        KubeObject barn = deployment("barn").container("env", "[{'name':'DB_HOST','value':'a'}]");
        KubeObject a = service("a").with("spec", "{'externalName':'b.farm.svc'}");
        KubeObject b = service("b").with("spec", "{'externalName':'a.farm.svc'}");
        assertThat(calls(Watch.of(a, b, barn))).containsExactly("farm/a", "farm/b");
    }

    private static List<String> calls(Watch watch) {
        return watch.dependencies("Deployment", "barn").edges().stream()
                .filter(edge -> edge.relation() == Relation.CALLS)
                .map(edge -> edge.target().namespace() + "/" + edge.target().name())
                .toList();
    }
}
