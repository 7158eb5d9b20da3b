package dev.culprit.faults.fault;

import dev.culprit.faults.rig.Rig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Callers of the webhook who begin to say something and never end. */
final class HangingCallers implements Fault {
    private static final int CALLERS = 50;
    private static final String BEGINNING = "POST /api/v1/alerts HTTP/1.1\r\nHost: culprit\r\nAuthorization: Bearer "
            + Rig.TOKEN + "\r\nContent-Length: 5000\r\n\r\n{\"version\":";

    private final Rig rig;
    private final List<Socket> callers = new ArrayList<>();

    HangingCallers(Rig rig) {
        this.rig = rig;
    }

    @Override
    public String name() {
        return CALLERS + " callers hang";
    }

    @Override
    public Set<String> hits() {
        return Set.of(rig.collector().name());
    }

    @Override
    public void begin() throws IOException {
        for (int i = 0; i < CALLERS; i++) {
            var caller =
                    new Socket(InetAddress.getLoopbackAddress(), rig.alerts().getPort());
            callers.add(caller);
            caller.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
        }
    }

    @Override
    public void end() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
        callers.clear();
    }
}
