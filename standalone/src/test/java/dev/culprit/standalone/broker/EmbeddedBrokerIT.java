package dev.culprit.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.culprit.testing.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    @Test
    void aRecordProducedIsConsumed() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder))) {
            Clients clients = new Clients(broker.bootstrapServers());
            clients.createTopic("changes");
            clients.send("changes", "first");
            assertThat(clients.read("changes", 1)).containsExactly("first");
        }
    }

    @Test
    void aRecordFromLongAgoAndOneFromTheFutureAreKept() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder))) {
            Clients clients = new Clients(broker.bootstrapServers());
            clients.createTopic("changes");
            clients.sendAt("changes", "1971", 31_536_000_000L);
            clients.sendAt("changes", "2100", 4_102_444_800_000L);
            assertThat(clients.read("changes", 2)).containsExactly("1971", "2100");
        }
    }

    @Test
    void recordsSurviveARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder))) {
            Clients clients = new Clients(broker.bootstrapServers());
            clients.createTopic("changes");
            clients.send("changes", "before");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder))) {
            Clients clients = new Clients(broker.bootstrapServers());
            clients.send("changes", "after");
            assertThat(clients.read("changes", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void twoBrokersRunSideBySide() throws Exception {
        try (EmbeddedBroker left = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder.resolve("left")));
                EmbeddedBroker right = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder.resolve("right")))) {
            Clients leftClients = new Clients(left.bootstrapServers());
            Clients rightClients = new Clients(right.bootstrapServers());
            leftClients.createTopic("changes");
            rightClients.createTopic("changes");
            leftClients.send("changes", "left");
            rightClients.send("changes", "right");
            assertThat(leftClients.read("changes", 1)).containsExactly("left");
            assertThat(rightClients.read("changes", 1)).containsExactly("right");
        }
    }

    @Test
    void aGivenPortIsTheOneItListensOn() throws Exception {
        int port = FreePort.next();
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerConfig(folder, port))) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    @Test
    void aPortInUseIsNamedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            BrokerConfig config = new BrokerConfig(folder, taken.getLocalPort());
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(config))
                    .withMessage(
                            "port %d on 127.0.0.1 is in use: stop what listens there or choose another with --port",
                            taken.getLocalPort());
        }
    }

    @Test
    void aFolderInUseByAnotherBrokerIsNamedInOneLine() throws Exception {
        BrokerConfig config = BrokerConfig.onAnyPort(folder);
        try (EmbeddedBroker first = EmbeddedBroker.start(config)) {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(config))
                    .withMessage("data folder %s is in use by another broker: stop it or choose another", folder);
            Clients clients = new Clients(first.bootstrapServers());
            clients.createTopic("changes");
            assertThatNoException().isThrownBy(() -> clients.send("changes", "undisturbed"));
        }
    }

    @Test
    void closingTwiceIsAllowed() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder));
        broker.close();
        assertThatNoException().isThrownBy(broker::close);
    }
}
