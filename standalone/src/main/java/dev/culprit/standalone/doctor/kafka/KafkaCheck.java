package dev.culprit.standalone.doctor.kafka;

import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.util.List;

/** Whether Kafka is reached. */
public final class KafkaCheck implements Check {
    private final Brokers brokers;

    public KafkaCheck(Brokers brokers) {
        this.brokers = brokers;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return List.of(
                switch (brokers.contact(deadline)) {
                    case Brokers.Contact.Embedded embedded ->
                        new Skipped("kafka.bootstrap.servers is not set: culprit run brings its own broker");
                    case Brokers.Contact.Lost lost -> new Wrong(lost.why(), lost.remedy());
                    case Brokers.Contact.Reached reached ->
                        new Ok("cluster " + reached.clusterId() + " with " + reached.brokers()
                                + (reached.brokers() == 1 ? " broker" : " brokers"));
                });
    }
}
