package dev.culprit.standalone.command;

import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which Prometheus a command asks. How to log in is told by the environment alone: arguments are seen by everybody. */
final class PrometheusOptions {
    private static final int MOST_SECONDS = 600;

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "What comes before /api/v1. Default: CULPRIT_PROMETHEUS_URL, else PROMETHEUS_URL; "
                    + "CULPRIT_PROMETHEUS_TOKEN, ..._LOGIN (user:password) and ..._CA (a PEM file) are heeded.")
    private @Nullable String url;

    /** How long one query may take. */
    static Duration patience(CommandLine command, int seconds) {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new ParameterException(command, "--timeout must be from 1 to " + MOST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    PrometheusAddress address(CommandLine command, Map<String, String> environment) {
        String given = Optional.ofNullable(url)
                .or(() -> value(environment, "CULPRIT_PROMETHEUS_URL"))
                .or(() -> value(environment, "PROMETHEUS_URL"))
                .orElseThrow(() -> new ParameterException(
                        command, "Which Prometheus? Give --prometheus URL, or set CULPRIT_PROMETHEUS_URL"));
        URI uri = Kind.url()
                .parse()
                .apply(given)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "the address of Prometheus must be " + Kind.url().range()));
        return new PrometheusAddress(
                uri,
                authorization(command, environment).orElse(null),
                value(environment, "CULPRIT_PROMETHEUS_CA").map(Path::of).orElse(null));
    }

    private static Optional<Secret> authorization(CommandLine command, Map<String, String> environment) {
        Optional<String> token = value(environment, "CULPRIT_PROMETHEUS_TOKEN");
        Optional<String> login = value(environment, "CULPRIT_PROMETHEUS_LOGIN");
        if (token.isPresent() && login.isPresent()) {
            throw new ParameterException(
                    command, "CULPRIT_PROMETHEUS_TOKEN and CULPRIT_PROMETHEUS_LOGIN are two ways to log in: set one");
        }
        return token.map(PrometheusAddress::bearer).or(() -> login.map(PrometheusAddress::basic));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
