package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Reader;
import dev.culprit.benchmarks.rig.Rig;
import dev.culprit.correlator.evidence.EvidenceStores;
import java.time.Duration;
import org.apache.kafka.streams.Topology;

/** The product: every fact kept, every alert answered and its correlation final. */
final class Correlator implements Contender {
    private final FinalContent content = new FinalContent();

    @Override
    public String title() {
        return "correlator";
    }

    @Override
    public Attempt attempt(Rig rig, Workload workload, String application) throws BenchmarkException {
        for (Topic topic : Topic.internal()) {
            rig.logs().empty(topic.topicName());
        }
        rig.logs().empty(Topic.CORRELATIONS.topicName());
        var reader = rig.read(Topic.CORRELATIONS.topicName(), Correlation.class);
        return new Correlating(rig, workload, application, reader, new Finals(content));
    }

    private record Correlating(
            Rig rig, Workload workload, String application, Reader<Correlation> reader, Finals finals)
            implements Attempt {
        @Override
        public Topology topology() {
            return Rig.correlator();
        }

        @Override
        public boolean isDone() throws BenchmarkException {
            reader.poll(Duration.ofMillis(1)).forEach(finals::add);
            return finals.count() >= workload.spikes() && kept() >= workload.records();
        }

        private long kept() throws BenchmarkException {
            return rig.logs().written(application + "-" + EvidenceStores.EVIDENCE + "-changelog");
        }

        @Override
        public void check() throws BenchmarkException {
            Count.require("facts and watermarks kept", workload.records(), kept());
            Count.require("final correlations", workload.spikes(), finals.count());
            finals.requireWhole(workload.traffic());
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
