package dev.culprit.collector.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTopologyTest {
    @TempDir
    private Path folder;

    @Test
    void everyServiceTellsWhatRunsItAndWhomItCalls() throws Exception {
        List<Outgoing> records = read("{'unknown':1,'services':{"
                + "'gate':{'workload':{'kind':'Deployment','namespace':'farm','name':'gate'},'dependsOn':['barn']},"
                + "'barn':{'workload':{'kind':'StatefulSet','namespace':'farm','name':'barn'},'dependsOn':[]}}}");
        assertThat(records).hasSize(2).allMatch(record -> record.topic() == Topic.DEPENDENCIES);
        Dependencies gate = (Dependencies) Objects.requireNonNull(((Outgoing.Keyed) records.getFirst()).value());
        assertThat(gate.subject()).hasToString("TopologyService gate");
        assertThat(gate.edges().stream().map(e -> e.relation() + " " + e.target() + " " + e.field()))
                .containsExactly(
                        "RUNS_ON Deployment farm/gate services[gate].workload",
                        "CALLS TopologyService barn services[gate].dependsOn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'services':{'gate':{'dependsOn':[{}]}}}     | services[gate].dependsOn has an entry that is no name",
                "{'services':{'gate':{'workload':{'kind':'Deployment'}}}} | services[gate].workload lacks a part",
                "{'hosts':{}}                                 | the topology has no object 'services'",
                "{'services':                                 | the topology is no JSON"
            })
    void aMistakeIsNamedInOneLine(String text, String what) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith(what)
                .hasMessageContaining("topology.json")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aCalleeThatIsNoServiceOfTheFileIsSomethingOutside() throws Exception {
        assertThat(read("{'services':{'gate':{'dependsOn':['bank']}}}")).hasSize(1);
    }

    @Test
    void aMissingFileSaysSo() {
        assertThatThrownBy(() -> GivenTopology.read(folder.resolve("none.json"), CollectorSettings.forRecordings()))
                .hasMessageContainingAll("cannot read the topology", "none.json");
    }

    private List<Outgoing> read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("topology.json"), text.replace('\'', '"'));
        return GivenTopology.read(file, CollectorSettings.forRecordings());
    }
}
