package dev.culprit.runtime.http;

import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Secrets that somebody may try out: nobody counts how often, so that nobody can be shut out by others' trials. */
public final class Guessable {
    /** Characters. */
    static final int SHORTEST = 16;

    private Guessable() {}

    /**
     * Tokens are long enough.
     *
     * @param address where they are asked for; empty where they are not
     */
    public static Rule tokens(Setting<List<Secret>> tokens, Function<Settings, Optional<String>> address) {
        return rule(tokens, token -> token, "must be of", address);
    }

    /** Passwords are, behind the user and a colon. */
    static Rule passwords(Setting<List<Secret>> logins, Function<Settings, Optional<String>> address) {
        return rule(logins, login -> login.substring(login.indexOf(':') + 1), "must have passwords of", address);
    }

    private static Rule rule(
            Setting<List<Secret>> setting,
            UnaryOperator<String> secret,
            String must,
            Function<Settings, Optional<String>> address) {
        return new Rule(
                List.of(setting),
                settings -> settings.find(setting).orElse(List.of()).stream()
                                .anyMatch(one -> secret.apply(one.value()).length() < SHORTEST)
                        ? address.apply(settings)
                                .filter(exposed -> !Endpoint.isLoopback(exposed))
                                .map(exposed -> must + " " + SHORTEST + " characters or more each, where others reach "
                                        + exposed + ": openssl rand -hex 32 makes one")
                        : Optional.empty());
    }
}
