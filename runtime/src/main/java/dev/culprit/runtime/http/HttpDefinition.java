package dev.culprit.runtime.http;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of one server, all under one name: {@code webhook.port}, {@code webhook.limits.body-bytes}. */
public final class HttpDefinition {
    private static final int KIB = 1024;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final String name;
    private final Setting<String> host;
    private final Setting<Integer> port;
    private final Setting<List<Secret>> tokens;
    private final Setting<List<Secret>> logins;
    private final Setting<Boolean> anonymous;
    private final Setting<List<String>> hosts;
    private final EndpointDefinition management;
    private final Setting<Path> certificates;
    private final Setting<Path> key;
    private final Setting<Duration> reload;
    private final Limits limits;

    private HttpDefinition(String name, int defaultPort) {
        this.name = name;
        host = Setting.withDefault(name + ".host", Kind.text(), "0.0.0.0", "Address to listen on.");
        port = Setting.withDefault(
                name + ".port",
                Kind.number(0, Endpoint.HIGHEST_PORT),
                String.valueOf(defaultPort),
                "Port to listen on; 0 takes any free one.");
        tokens = Setting.optional(
                name + ".tokens",
                Kind.secrets(),
                "Bearer tokens, of which each is valid; give two to replace one. Where others reach the address, of "
                        + Guessable.SHORTEST + " characters at least.");
        logins = Setting.optional(
                name + ".logins",
                Kind.secrets(),
                "`user:password` of basic authentication, of which each is valid. Passwords are as long as tokens.");
        anonymous = Setting.withDefault(
                name + ".anonymous",
                Kind.flag(),
                "false",
                "Whether callers may stay unknown, where neither tokens nor logins are set, at an address that others "
                        + "reach. Else the process does not start without them; on 127.0.0.1 alone it does.");
        hosts = Setting.optional(
                name + ".hosts",
                Kind.listOf(Kind.text()),
                "Names by which it may be called where neither tokens nor logins are set, besides addresses and `localhost`; "
                        + "another is answered 421. Absent: on a loopback address none, elsewhere any.");
        management = EndpointDefinition.under(name + ".management", "`/livez`, `/readyz` and `/metrics`", name);
        certificates = Setting.optional(
                name + ".tls.certificate", Kind.path(), "PEM file of the certificate chain; absent: plain HTTP.");
        key = Setting.optional(name + ".tls.key", Kind.path(), "PEM file of the key, PKCS#8, RSA or EC.");
        reload = duration(name + ".tls.reload", "10s", "How often both files are looked at.");
        limits = new Limits(name + ".limits.");
    }

    public static HttpDefinition under(String name, int defaultPort) {
        return new HttpDefinition(name, defaultPort);
    }

    public Definition definition() {
        return Definition.of(host, port, tokens, logins, anonymous, hosts)
                .with(management.definition())
                .with(Definition.of(certificates, key, reload))
                .with(limits.definition())
                .with(new Rule(
                        List.of(certificates, key),
                        settings -> settings.find(certificates).isPresent()
                                        == settings.find(key).isPresent()
                                ? Optional.empty()
                                : Optional.of("belong together: set both or none")))
                .with(new Rule(
                        List.of(logins),
                        settings ->
                                settings.find(logins).orElse(List.of()).stream().allMatch(HttpDefinition::isLogin)
                                        ? Optional.empty()
                                        : Optional.of("must be user:password each")));
    }

    /** For a server with routes that ask who calls: nobody who is unknown is let in by mistake, or by guessing. */
    public Definition guard() {
        return guard(settings -> settings.find(host));
    }

    /**
     * The same for a part of what is answered.
     *
     * @param address where routes listen that go by these tokens and logins alone; empty where there are none
     */
    public Definition guard(Function<Settings, Optional<String>> address) {
        return Definition.of()
                .with(new Rule(
                        List.of(tokens, logins),
                        settings ->
                                isOpen(settings) && !settings.find(anonymous).orElse(false)
                                        ? address.apply(settings)
                                                .filter(exposed -> !Endpoint.isLoopback(exposed))
                                                .map(this::opened)
                                        : Optional.empty()))
                .with(Guessable.tokens(tokens, address))
                .with(Guessable.passwords(logins, address));
    }

    private boolean isOpen(Settings settings) {
        return settings.find(tokens).orElse(List.of()).isEmpty()
                && settings.find(logins).orElse(List.of()).isEmpty();
    }

    /** Where a part listens that has no address of its own. */
    public String host(Settings settings) {
        return settings.find(host).orElse("");
    }

    private String opened(String exposed) {
        return "are not set, and others reach " + exposed + ": set " + Setting.variable(tokens.name())
                + " to a secret of yours (openssl rand -hex 32), or " + host.name() + "=127.0.0.1, or "
                + anonymous.name()
                + "=true if whoever reaches it may call";
    }

    public HttpSettings from(Settings settings) {
        return new HttpSettings(
                name,
                settings.get(host),
                settings.get(port),
                access(settings),
                tls(settings),
                limits.from(settings),
                management.from(settings, settings.get(host)).orElse(null));
    }

    private Access access(Settings settings) {
        if (isOpen(settings)) {
            return new Access(List.of(), List.of(), names(settings));
        }
        return new Access(
                settings.find(tokens).orElse(List.of()),
                settings.find(logins).orElse(List.of()).stream()
                        .map(HttpDefinition::login)
                        .toList());
    }

    private @Nullable HostNames names(Settings settings) {
        return settings.find(hosts)
                .or(() -> Endpoint.isLoopback(settings.get(host)) ? Optional.of(List.of()) : Optional.empty())
                .map(HostNames::new)
                .orElse(null);
    }

    private @Nullable TlsFiles tls(Settings settings) {
        return settings.find(certificates)
                .map(chain -> new TlsFiles(chain, settings.get(key), settings.get(reload)))
                .orElse(null);
    }

    private static boolean isLogin(Secret text) {
        int colon = text.value().indexOf(':');
        return colon > 0 && colon < text.value().length() - 1;
    }

    private static Login login(Secret userAndPassword) {
        String text = userAndPassword.value();
        int colon = text.indexOf(':');
        return new Login(text.substring(0, colon), new Secret(text.substring(colon + 1)));
    }

    private static Setting<Duration> duration(String name, String byDefault, String meaning) {
        return Setting.withDefault(name, Kind.duration(SHORTEST, LONGEST), byDefault, meaning);
    }

    private static Setting<Integer> number(String name, int highest, int byDefault, String meaning) {
        return Setting.withDefault(name, Kind.number(1, highest), String.valueOf(byDefault), meaning);
    }

    /** The settings of {@link HttpLimits}. */
    private static final class Limits {
        private final Setting<Integer> body;
        private final Setting<Integer> headers;
        private final Setting<Integer> connections;
        private final Setting<Integer> requests;
        private final Setting<Integer> rate;
        private final Setting<Duration> slowAfter;
        private final Setting<Duration> arrival;
        private final Setting<Duration> idle;
        private final Setting<Duration> deadline;

        Limits(String prefix) {
            body = number(prefix + "body-bytes", 64 * KIB * KIB, 2 * KIB * KIB, "Body of a request; beyond it 413.");
            headers = number(prefix + "header-bytes", KIB * KIB, 16 * KIB, "Headers of a request; beyond it 431.");
            connections = number(
                    prefix + "connections",
                    10_000,
                    256,
                    "Open connections; for more, those make way on which nothing is asked, or they wait to be accepted.");
            requests = number(prefix + "requests", 10_000, 32, "Requests at work; more are answered 503.");
            rate = number(
                    prefix + "bytes-per-second", 1_000_000, 500, "A request that arrives slower is cut with 408.");
            slowAfter = duration(prefix + "slow-after", "5s", "How long a request arrives before its speed matters.");
            arrival = duration(prefix + "arrival", "30s", "How long a request may arrive at any speed; then 408.");
            idle = duration(prefix + "idle", "30s", "How long a connection may be silent.");
            deadline = duration(prefix + "deadline", "30s", "How long a request may be worked on; then 503.");
        }

        Definition definition() {
            return Definition.of(body, headers, connections, requests, rate, slowAfter, arrival, idle, deadline);
        }

        HttpLimits from(Settings settings) {
            return new HttpLimits(
                    settings.get(body),
                    settings.get(headers),
                    settings.get(connections),
                    settings.get(requests),
                    settings.get(rate),
                    settings.get(slowAfter),
                    settings.get(arrival),
                    settings.get(idle),
                    settings.get(deadline));
        }
    }
}
