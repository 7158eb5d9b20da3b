package dev.culprit.summarizer.model;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.TokenRule;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which model, and how it is asked.
 *
 * @param baseUrl of an endpoint that speaks OpenAI's chat completions
 * @param timeout of one call
 * @param answerTokens of an answer
 */
public record ModelSettings(
        URI baseUrl, Secret key, String model, Duration timeout, double temperature, int answerTokens, Format format) {
    private static final int MOST_TOKENS = 8_000;

    private static final Setting<Secret> KEY = Setting.optional(
            "llm.api-key",
            Kind.secret(),
            "The key of a language model that tells the story of correlations. Without it none is asked, nothing leaves the "
                    + "cluster, and summaries are made by rule.");
    private static final Setting<URI> BASE_URL = Setting.withDefault(
            "llm.base-url",
            Kind.url(),
            "https://api.groq.com/openai/v1",
            "Where chat completions are served as OpenAI serves them, without `/chat/completions`.");
    private static final Setting<String> MODEL = Setting.withDefault(
            "llm.model", Kind.text(), "llama-3.3-70b-versatile", "The model's name, as the endpoint knows it.");
    private static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "llm.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
            "20s",
            "How long one call may take, from the connection to the last byte.");
    private static final Setting<Integer> TEMPERATURE = Setting.withDefault(
            "llm.temperature-percent",
            Kind.number(0, 200),
            "0",
            "How freely the model words its story, in hundredths: 0 is the same each time, 100 is a temperature of 1.");
    private static final Setting<Integer> ANSWER_TOKENS = Setting.withDefault(
            "llm.answer-tokens", Kind.number(100, MOST_TOKENS), "700", "Tokens of an answer at most.");
    private static final Setting<String> FORMAT = Setting.withDefault(
            "llm.format",
            Kind.oneOf(Arrays.stream(Format.values()).map(Format::word).toList()),
            "json-object",
            "How the answer's shape is asked for besides in words: `json-object` where the endpoint knows JSON mode, "
                    + "`json-schema` where it knows strict schemas, `text` where it knows neither.");

    /** All settings of the model itself. */
    public static final Definition DEFINITION = Definition.of(
                    KEY, BASE_URL, MODEL, TIMEOUT, TEMPERATURE, ANSWER_TOKENS, FORMAT)
            .with(TokenRule.of(KEY));

    /** How the shape of an answer is asked for. */
    public enum Format {
        JSON_OBJECT,
        JSON_SCHEMA,
        TEXT;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Empty without a key. */
    public static Optional<ModelSettings> from(Settings settings) {
        return settings.find(KEY).map(key -> of(settings, key));
    }

    /** What a request would be made by; without a key, with none. */
    public static ModelSettings forShow(Settings settings) {
        return of(settings, settings.find(KEY).orElse(new Secret("no-key")));
    }

    private static ModelSettings of(Settings settings, Secret key) {
        return new ModelSettings(
                settings.get(BASE_URL),
                key,
                settings.get(MODEL),
                settings.get(TIMEOUT),
                settings.get(TEMPERATURE) / 100.0,
                settings.get(ANSWER_TOKENS),
                Format.valueOf(settings.get(FORMAT).toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
