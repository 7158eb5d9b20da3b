package dev.culprit.summarizer.desk;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.time.Duration;

/**
 * When a model is asked, and how often.
 *
 * @param cluster of whose correlations
 * @param patience how long a correlation waits for its summary
 * @param requestsAnHour calls, failed ones among them
 */
public record DeskSettings(
        ClusterName cluster, Occasion occasion, Duration patience, int requestsAnHour, int tokensAnHour) {
    private static final int MOST_REQUESTS = 10_000;
    private static final int MOST_TOKENS = 100_000_000;

    private static final Setting<String> OCCASION = Setting.withDefault(
            "llm.occasion",
            Kind.oneOf(Occasion.words()),
            Occasion.FINAL_OR_FIRST_CRITICAL.word(),
            "Which revisions of a correlation the model is asked about.");
    private static final Setting<Duration> PATIENCE = Setting.withDefault(
            "llm.patience",
            Kind.duration(Duration.ofSeconds(10), Duration.ofHours(6)),
            "10m",
            "How long a correlation waits for a model that is away, or for the budget; then it keeps its summary by rule. "
                    + "Older ones are not asked about.");
    private static final Setting<Integer> REQUESTS = Setting.withDefault(
            "llm.requests-per-hour", Kind.number(1, MOST_REQUESTS), "60", "Calls in any hour, failed ones among them.");
    private static final Setting<Integer> TOKENS = Setting.withDefault(
            "llm.tokens-per-hour",
            Kind.number(1, MOST_TOKENS),
            "200000",
            "Tokens in any hour, of requests and answers. Exceeded by one call at most.");

    public static final Definition DEFINITION = Definition.of(OCCASION, PATIENCE, REQUESTS, TOKENS);

    public static DeskSettings from(Settings settings) {
        return new DeskSettings(
                ClusterName.from(settings),
                Occasion.of(settings.get(OCCASION)),
                settings.get(PATIENCE),
                settings.get(REQUESTS),
                settings.get(TOKENS));
    }
}
