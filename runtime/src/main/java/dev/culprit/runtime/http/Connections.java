package dev.culprit.runtime.http;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/**
 * Stops accepting while too many are open, and counts how often. Those for which nobody works here then make way, the silent
 * first and of these who has been so the longest: whoever takes all connections and says nothing would else keep the kubelet from
 * being told that the process lives.
 */
final class Connections extends NetworkConnectionLimit {
    /** Of all connections, so many make way at once. */
    private static final int SHARE = 8;

    /** Whoever has just come is let speak. */
    private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);

    private static final Comparator<Idle> FIRST_TO_GO =
            Comparator.comparing(Idle::isSilent).thenComparingLong(Idle::nanos).reversed();

    private final Server server;
    private final TimedConnector connector;
    private final int most;
    private final HttpMeters meters;

    Connections(Server server, TimedConnector connector, HttpLimits limits, HttpMeters meters) {
        super(limits.connections(), server);
        this.server = server;
        this.connector = connector;
        this.most = limits.connections();
        this.meters = meters;
        meters.open(this::getNetworkConnectionCount);
    }

    /** The lock of all that count is held here: who closes connections must not hold it. */
    @Override
    protected void limit() {
        meters.cross(HttpMeters.Limit.CONNECTIONS);
        super.limit();
        server.getThreadPool().execute(this::makeWay);
    }

    /** Does nothing while there is room. */
    synchronized void makeWay() {
        int all = getNetworkConnectionCount() + getPendingNetworkConnectionCount();
        if (all < most) {
            return;
        }
        List<TimedConnector.TimedEndPoint> open = connector.timed().toList();
        long staying = all - open.stream().filter(one -> one.arrival().isCut()).count();
        if (staying < most) {
            return;
        }
        open.stream()
                .map(one ->
                        new Idle(one, one.arrival().isSilent(), one.arrival().idle()))
                .filter(one -> one.nanos() > MOMENT)
                .sorted(FIRST_TO_GO)
                .limit(staying - most + Math.max(1, most / SHARE))
                .filter(one -> one.endPoint().arrival().giveUp())
                .forEach(one -> one.endPoint().close());
    }

    /** Of a connection as it was found. */
    private record Idle(TimedConnector.TimedEndPoint endPoint, boolean isSilent, long nanos) {}
}
