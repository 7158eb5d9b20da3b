package dev.culprit.summarizer.desk;

import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.summarizer.model.Model;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Starts to have correlations told. It is never waited for, and no trouble of it ends the process. */
public final class SummarizerDesk {
    private final DeskSettings settings;
    private final Model model;
    private final Clock clock;
    private final Tracing tracing;

    public SummarizerDesk(DeskSettings settings, Model model, Clock clock, Tracing tracing) {
        this.settings = settings;
        this.model = model;
        this.clock = clock;
        this.tracing = tracing;
    }

    /**
     * Begins to read correlations.
     *
     * @param instance tells this process from others in the same Kafka; the same after a restart
     */
    public void start(KafkaSettings kafka, String instance, MeterRegistry registry, Parts parts) {
        var output = parts.add("summaries", SummaryTopic.open(kafka.producer()));
        var budget = new HourlyBudget(settings.requestsAnHour(), settings.tokensAnHour());
        var summarizer = new Summarizer(
                settings,
                new Storyteller(model, clock),
                new Books(() -> reader(kafka), output, budget, settings.cluster()),
                new SummarizerMeters(registry),
                new Summarizer.Time(clock, new SplittableRandom(clock.millis())));
        parts.add(
                "summarizer",
                TopicReader.start(
                        kafka.consumer(),
                        settings.cluster().group(Summarizer.GROUP),
                        instance,
                        summarizer.traced(tracing)));
    }

    private static KafkaConsumer<String, byte[]> reader(KafkaSettings kafka) {
        var settings = new HashMap<String, Object>(kafka.consumer());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
