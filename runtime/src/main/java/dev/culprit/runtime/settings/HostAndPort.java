package dev.culprit.runtime.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address as users write it: {@code kafka:9092}, {@code [::1]:9092}. */
public record HostAndPort(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?):([0-9]{1,5})");

    public HostAndPort {
        if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("an address is a host and a port from 1 to " + HIGHEST_PORT);
        }
    }

    /** Empty for what is no address. */
    public static Optional<HostAndPort> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(2));
        return port < 1 || port > HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new HostAndPort(matcher.group(1), port));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
