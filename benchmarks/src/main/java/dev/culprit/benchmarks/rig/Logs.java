package dev.culprit.benchmarks.rig;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.common.TopicPartition;

/** What the broker holds: topics and how many records are in them. */
public final class Logs {
    private static final long ALL = -1;
    private static final short ONE_COPY = 1;

    private final Admin admin;
    private final int partitions;

    Logs(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    public void create(String topic) throws BenchmarkException {
        await(admin.createTopics(List.of(new NewTopic(topic, partitions, ONE_COPY)))
                .all());
    }

    /** Records ever written to a topic, whether they are still in it or not. */
    public long written(String topic) throws BenchmarkException {
        return await(admin.listOffsets(of(topic, partition -> OffsetSpec.latest()))
                        .all())
                .values()
                .stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
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
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        } catch (ExecutionException e) {
            throw new BenchmarkException("the broker refused: " + e.getMessage(), e);
        }
    }
}
