package dev.culprit.runtime.http;

import java.util.regex.Pattern;

/**
 * An address to listen at.
 *
 * @param host of this machine; {@code 0.0.0.0} is all of them
 * @param port 0 takes any free one
 */
public record Endpoint(String host, int port) {
    static final int HIGHEST_PORT = 65_535;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

    public Endpoint {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be between 0 and " + HIGHEST_PORT + ", but is " + port);
        }
    }

    /** Whether such an address is reached from this machine alone. Names are not looked up: whose answer would count? */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
