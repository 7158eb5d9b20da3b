package dev.culprit.collector.kube;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** The server's end of a connection on which one request has come. */
record FakeConnection(Socket socket, BufferedReader in, AtomicLong written) {
    void begin(int code, String... headers) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + code + " said\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        say(head.append("Connection: close\r\n\r\n").toString());
    }

    void say(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        written.addAndGet(bytes.length);
    }

    void awaitHangUp() throws IOException {
        while (in.read() >= 0) {
            // a client has nothing more to say
        }
    }

    /** As a machine that is switched off, or a proxy that gives up. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
