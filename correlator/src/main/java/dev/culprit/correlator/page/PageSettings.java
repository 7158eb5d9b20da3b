package dev.culprit.correlator.page;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Endpoint;
import dev.culprit.runtime.http.EndpointDefinition;
import dev.culprit.runtime.http.Guessable;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the page is served, to whom, and how much it holds in memory.
 *
 * @param cluster whose correlations it shows
 * @param tokens empty: whoever the server lets in
 * @param apart where it is served, and nothing else; empty: with the rest of the process
 * @param most correlations
 * @param bytes of their records
 */
public record PageSettings(
        ClusterName cluster, boolean isOn, List<Secret> tokens, Optional<Endpoint> apart, int most, int bytes) {
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;

    private static final Setting<Boolean> ENABLED =
            Setting.withDefault("page.enabled", Kind.flag(), "true", "Whether the page is served, at `/`.");
    private static final Setting<List<Secret>> TOKENS = Setting.optional(
            "page.tokens",
            Kind.secrets(),
            "Bearer tokens that may read correlations over HTTP, of which each is valid, as long as `http.tokens`; the page "
                    + "asks for one. Absent: `http.tokens` and `http.logins` say who may.");
    private static final EndpointDefinition APART =
            EndpointDefinition.under("page", "the page and what it shows", "http");
    private static final Setting<Integer> MOST = Setting.withDefault(
            "page.limits.correlations",
            Kind.number(1, 100_000),
            "2000",
            "Correlations that the page holds in memory; the oldest go first.");
    private static final Setting<Integer> BYTES = Setting.withDefault(
            "page.limits.bytes",
            Kind.number(MIB, 1024 * MIB),
            String.valueOf(64 * MIB),
            "Bytes of correlations that the page holds in memory; the oldest go first.");

    /** All settings that begin with {@code page.}. */
    public static final Definition DEFINITION =
            Definition.of(ENABLED, TOKENS).with(APART.definition()).with(Definition.of(MOST, BYTES));

    public PageSettings {
        tokens = List.copyOf(tokens);
    }

    /** Who reads correlations has to be known, by tokens of the page's own or as the server goes by. */
    public static Definition guard(HttpDefinition http) {
        Function<Settings, Optional<String>> address =
                settings -> settings.find(ENABLED).orElse(true)
                        ? Optional.of(APART.from(settings, http.host(settings))
                                .map(Endpoint::host)
                                .orElse(http.host(settings)))
                        : Optional.empty();
        return http.guard(settings ->
                        settings.find(TOKENS).orElse(List.of()).isEmpty() ? address.apply(settings) : Optional.empty())
                .with(Guessable.tokens(TOKENS, address));
    }

    /** What was set, for a page in a process that else listens there. */
    public static PageSettings from(Settings settings, HttpSettings http) {
        return new PageSettings(
                ClusterName.from(settings),
                settings.get(ENABLED),
                settings.find(TOKENS).orElse(List.of()),
                settings.get(ENABLED) ? APART.from(settings, http.host()) : Optional.empty(),
                settings.get(MOST),
                settings.get(BYTES));
    }

    Access access(Access ofServer) {
        return tokens.isEmpty() ? ofServer : new Access(tokens, List.of());
    }
}
