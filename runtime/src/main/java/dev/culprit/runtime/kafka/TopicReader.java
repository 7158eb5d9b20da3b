package dev.culprit.runtime.kafka;

import dev.culprit.runtime.tracing.Tracing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads a topic until it is closed; where Kafka refuses, it tries again. */
public final class TopicReader implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private static final long AGAIN_SECONDS = 10;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 100;

    /** As the topology's own: a restart takes its place again, a dead one is missed after so long. */
    private static final int SESSION_MILLIS = 6_000;

    private final Map<String, Object> settings;
    private final Work work;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Runnable wake = () -> {};

    /** What is done with a topic, round by round, on one thread. A consumer that failed is replaced: it begins again. */
    public interface Work {
        /** Subscribes, or assigns. */
        void begin(Consumer<String, byte[]> consumer);

        /** Polls once, and does what there is to do. */
        void round(Consumer<String, byte[]> consumer);

        /** Before the consumer is closed. */
        void end(Consumer<String, byte[]> consumer);

        /** The same, traced. */
        default Work traced(Tracing tracing) {
            return new TracedWork(this, tracing);
        }
    }

    private record TracedWork(Work work, Tracing tracing) implements Work {
        @Override
        public void begin(Consumer<String, byte[]> consumer) {
            work.begin(consumer);
        }

        @Override
        public void round(Consumer<String, byte[]> consumer) {
            tracing.around(() -> work.round(consumer));
        }

        @Override
        public void end(Consumer<String, byte[]> consumer) {
            work.end(consumer);
        }
    }

    private TopicReader(Map<String, Object> settings, Work work, String name) {
        this.settings = settings;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    /**
     * Starts to read.
     *
     * @param connection how Kafka is reached
     * @param instance tells this member of the group from others; the same after a restart
     */
    public static TopicReader start(Map<String, Object> connection, String group, String instance, Work work) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 4);
        return started(settings, work, group);
    }

    /**
     * Starts to read in no group: the work assigns itself what it wants, and every process reads all of it.
     *
     * @param name of the thread
     */
    public static TopicReader startAlone(Map<String, Object> connection, String name, Work work) {
        return started(connection, work, name);
    }

    private static TopicReader started(Map<String, Object> connection, Work work, String name) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        var reader = new TopicReader(settings, work, name);
        reader.thread.start();
        return reader;
    }

    @Override
    public void run() {
        try {
            while (!isClosing()) {
                readUntilItFails();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilItFails() throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            wake = consumer::wakeup;
            read(consumer);
        } catch (WakeupException e) {
            LOG.debug("Woken up to stop");
        } catch (KafkaException e) {
            if (!isClosing()) {
                LOG.warn("Records cannot be read; reader={} reason={}", thread.getName(), e.getMessage());
                closing.await(AGAIN_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        work.begin(consumer);
        try {
            while (!isClosing()) {
                work.round(consumer);
            }
        } catch (WakeupException e) {
            LOG.debug("Woken up to stop");
        }
        work.end(consumer);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        wake.run();
        try {
            if (!thread.join(STOP)) {
                // it waits for somebody who does not answer
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
