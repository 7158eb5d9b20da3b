package dev.culprit.standalone.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two listening sockets, bound before Kafka starts.
 *
 * <p>The quorum's settings need the controller's port in advance. Asking the system for a free port, closing it and
 * letting Kafka open it again would leave a gap in which another process can take it; handing Kafka the open socket
 * leaves none, and tells a taken port from every other failure.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
    // BrokerSettings.HOST as bytes: the JDK's own loopback address is ::1 on some machines
    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private ListenerSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
    }

    static ListenerSockets open(int port) throws BrokerException {
        ServerSocketChannel broker = bind(port);
        try {
            return new ListenerSockets(broker, bind(0));
        } catch (BrokerException e) {
            close(broker);
            throw e;
        }
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    InetSocketAddress controllerAddress() {
        return new InetSocketAddress(controller.socket().getInetAddress(), controllerPort());
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferSize) {
        return listenerName.equals(BrokerSettings.CONTROLLER_LISTENER) ? controller : broker;
    }

    @Override
    public void close() {
        close(broker);
        close(controller);
    }

    private static ServerSocketChannel bind(int port) throws BrokerException {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            try {
                return channel.bind(new InetSocketAddress(InetAddress.getByAddress(IPV4_LOOPBACK), port));
            } catch (IOException e) {
                close(channel);
                throw e;
            }
        } catch (BindException e) {
            throw refused(port, "is in use: stop what listens there or choose another with --port", e);
        } catch (IOException e) {
            throw refused(port, "cannot be opened (" + e.getMessage() + "): choose another with --port", e);
        }
    }

    private static BrokerException refused(int port, String reason, IOException cause) {
        return new BrokerException("port " + port + " on " + BrokerSettings.HOST + " " + reason, cause);
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
