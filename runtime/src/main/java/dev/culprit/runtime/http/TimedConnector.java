package dev.culprit.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Accepts connections that know how their requests arrive. */
final class TimedConnector extends ServerConnector {
    TimedConnector(Server server, ConnectionFactory... factories) {
        super(server, 1, 1, factories);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        TimedEndPoint endPoint = new TimedEndPoint(channel, selector, key, this);
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    /** Those that are open. */
    Stream<TimedEndPoint> timed() {
        return getConnectedEndPoints().stream()
                .filter(TimedEndPoint.class::isInstance)
                .map(TimedEndPoint.class::cast);
    }

    static Arrival arrivalOf(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        if (endPoint instanceof TimedEndPoint timed) {
            return timed.arrival();
        }
        throw new IllegalStateException("all connections are made here");
    }

    /** Counts the bytes that come in. */
    static final class TimedEndPoint extends SocketChannelEndPoint {
        private final Arrival arrival = new Arrival();

        TimedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, ServerConnector connector) {
            super(channel, selector, key, connector.getScheduler());
        }

        Arrival arrival() {
            return arrival;
        }

        @Override
        public int fill(ByteBuffer buffer) throws IOException {
            int filled = super.fill(buffer);
            if (filled > 0) {
                arrival.received(filled);
            }
            return filled;
        }
    }
}
