package dev.culprit.standalone.broker;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a broker keeps from others while it lives: its data folder and its ports. */
record Held(Closeable folder, ListenerSockets sockets) implements AutoCloseable {

    static Held take(DataDirectory directory, int port) throws BrokerException {
        ListenerSockets sockets = ListenerSockets.open(port);
        try {
            return new Held(directory.lock(), sockets);
        } catch (BrokerException e) {
            sockets.close();
            throw e;
        }
    }

    @Override
    public void close() {
        sockets.close();
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
