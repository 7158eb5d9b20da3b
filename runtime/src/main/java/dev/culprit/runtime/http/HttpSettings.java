package dev.culprit.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, for whom, and within which limits. {@link HttpDefinition} reads it from settings.
 *
 * @param name in meters and logs: {@code webhook}
 * @param host an address of this machine; {@code 0.0.0.0} is all of them
 * @param port 0 takes any free one
 * @param access what routes that are not open ask for; a route says itself whether it uses it
 * @param tls absent: plain HTTP
 * @param management where health and meters are told; absent: where all is
 */
public record HttpSettings(
        String name,
        String host,
        int port,
        Access access,
        @Nullable TlsFiles tls,
        HttpLimits limits,
        @Nullable Endpoint management) {
    public HttpSettings {
        if (port < 0 || port > Endpoint.HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "port must be between 0 and " + Endpoint.HIGHEST_PORT + ", but is " + port);
        }
    }

    /** Where health is told. */
    public Endpoint health() {
        return management == null ? new Endpoint(host, port) : management;
    }

    /** The same for another server of the process. */
    HttpSettings at(String other, Endpoint endpoint) {
        return new HttpSettings(other, endpoint.host(), endpoint.port(), access, tls, limits, null);
    }
}
