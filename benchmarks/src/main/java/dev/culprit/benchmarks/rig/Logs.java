package dev.culprit.benchmarks.rig;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the broker holds: topics and how many records are in them. */
public final class Logs {
    private static final long ALL = -1;
    private static final short ONE_COPY = 1;
    private static final Duration VISIBLE = Duration.ofSeconds(30);

    private final Admin admin;
    private final int partitions;

    Logs(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /** Returns when every partition of it is there: a controller makes a topic before the broker has heard of it. */
    public void create(String topic) throws BenchmarkException {
        await(admin.createTopics(List.of(new NewTopic(topic, partitions, ONE_COPY)))
                .all());
        Patience.await(topic + " is there", VISIBLE, () -> ends(topic).isPresent());
    }

    /** Records ever written to a topic, whether they are still in it or not; none while the broker does not know it. */
    public long written(String topic) throws BenchmarkException {
        return ends(topic).orElse(0);
    }

    private OptionalLong ends(String topic) throws BenchmarkException {
        try {
            return OptionalLong.of(
                    admin.listOffsets(of(topic, partition -> OffsetSpec.latest())).all().get().values().stream()
                            .mapToLong(ListOffsetsResultInfo::offset)
                            .sum());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalLong.empty();
            }
            throw refused(e);
        }
    }

    /** What each topic takes on the broker's disk. */
    public Map<String, Long> bytes() throws BenchmarkException {
        var nodes =
                await(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        var bytes = new HashMap<String, Long>();
        await(admin.describeLogDirs(nodes).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .forEach(replica ->
                        bytes.merge(replica.getKey().topic(), replica.getValue().size(), Long::sum));
        return bytes;
    }

    /** Empties a topic: who starts reading it now does not see what was there. */
    public void empty(String topic) throws BenchmarkException {
        await(admin.deleteRecords(of(topic, partition -> RecordsToDelete.beforeOffset(ALL)))
                .all());
    }

    /** Deletes topics whose names begin so: what an application made for itself, and where it wrote to. */
    public void deleteThoseOf(String application) throws BenchmarkException {
        Collection<String> own = await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(application))
                .toList();
        await(admin.deleteTopics(own).all());
    }

    private <S> Map<TopicPartition, S> of(String topic, Function<TopicPartition, S> each) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), each));
    }

    private static <T> T await(KafkaFuture<T> answer) throws BenchmarkException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw refused(e);
        }
    }

    private static BenchmarkException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BenchmarkException("interrupted", e);
    }

    private static BenchmarkException refused(ExecutionException e) {
        return new BenchmarkException("the broker refused: " + e.getMessage(), e);
    }
}
