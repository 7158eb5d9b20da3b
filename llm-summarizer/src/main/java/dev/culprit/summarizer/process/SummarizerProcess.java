package dev.culprit.summarizer.process;

import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.summarizer.desk.DeskSettings;
import dev.culprit.summarizer.desk.SummarizerDesk;
import dev.culprit.summarizer.model.ModelSettings;
import dev.culprit.summarizer.model.OpenAiModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Stories by a model, where a key is set. */
public final class SummarizerProcess {
    /** All settings that begin with {@code llm.}. */
    public static final Definition DEFINITION = ModelSettings.DEFINITION.with(DeskSettings.DEFINITION);

    private final Settings settings;
    private final Clock clock;
    private final Consumer<String> voice;
    private final Tracing tracing;

    /**
     * With what was set.
     *
     * @param voice takes one line at a time
     */
    public SummarizerProcess(Settings settings, Clock clock, Consumer<String> voice, Tracing tracing) {
        this.settings = settings;
        this.clock = clock;
        this.voice = voice;
        this.tracing = tracing;
    }

    /** Whether a model is asked; says which, or that none is. */
    public boolean start(KafkaSettings kafka, String instance, MeterRegistry registry, Parts parts) {
        Optional<ModelSettings> chosen = ModelSettings.from(settings);
        if (chosen.isEmpty()) {
            voice.accept("Summaries are made by rule: no llm.api-key is set, and nothing is sent to a model");
            return false;
        }
        var model = parts.add("model", new OpenAiModel(chosen.get(), clock));
        new SummarizerDesk(DeskSettings.from(settings), model, clock, tracing).start(kafka, instance, registry, parts);
        voice.accept("Summaries are told by " + model.name() + " at "
                + chosen.get().baseUrl() + ": docs/summaries.md says what is sent there");
        return true;
    }
}
