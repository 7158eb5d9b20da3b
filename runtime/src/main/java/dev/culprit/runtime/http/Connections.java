package dev.culprit.runtime.http;

import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/** Stops accepting while too many are open, and counts how often. */
final class Connections extends NetworkConnectionLimit {
    private final HttpMeters meters;

    Connections(Server server, HttpLimits limits, HttpMeters meters) {
        super(limits.connections(), server);
        this.meters = meters;
        meters.open(this::getNetworkConnectionCount);
    }

    @Override
    protected void limit() {
        meters.cross(HttpMeters.Limit.CONNECTIONS);
        super.limit();
    }
}
