package dev.culprit.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.culprit.collector.kube.WatchState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchLogTest {
    private static final WatchState AWAY = new WatchState.Failing("connection refused");
    private static final WatchState LISTING = new WatchState.Listing();
    private static final WatchState WATCHING = new WatchState.Watching();
    private static final WatchState FORBIDDEN = new WatchState.Refused("forbidden");

    private final Logger logger = (Logger) LoggerFactory.getLogger(WatchLog.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final WatchBoard board = new WatchBoard();

    @BeforeEach
    void listen() {
        heard.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(heard);
        board.discovered(Set.of(FakeCluster.PODS, FakeCluster.NODES, FakeCluster.DEPLOYMENTS), Set.of());
    }

    @AfterEach
    void silence() {
        logger.detachAppender(heard);
        logger.setLevel(null);
    }

    private List<String> lines() {
        return heard.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Test
    void aServerThatIsAwayIsOneLineAndThatItIsBackAnother() {
        board.state(FakeCluster.PODS, WATCHING);
        board.state(FakeCluster.NODES, WATCHING);
        for (int tries = 0; tries < 3; tries++) {
            board.state(FakeCluster.PODS, AWAY);
            board.state(FakeCluster.NODES, AWAY);
            board.undiscovered("connection refused");
            board.state(FakeCluster.PODS, LISTING);
        }
        assertThat(lines()).singleElement().asString().startsWith("WARN").contains("connection refused");
        board.discovered(Set.of(FakeCluster.PODS, FakeCluster.NODES, FakeCluster.DEPLOYMENTS), Set.of());
        board.state(FakeCluster.PODS, WATCHING);
        assertThat(lines()).hasSize(1);
        board.state(FakeCluster.NODES, WATCHING);
        assertThat(lines()).hasSize(2).last().asString().startsWith("INFO").contains("back");
    }

    @Test
    void whatMayNotBeReadIsOneLineThatIsNotSaidAgain() {
        board.state(FakeCluster.PODS, FORBIDDEN);
        board.state(FakeCluster.NODES, FORBIDDEN);
        assertThat(lines()).isEmpty();
        board.state(FakeCluster.DEPLOYMENTS, WATCHING);
        assertThat(lines()).singleElement().asString().contains("Pod", "Node", "forbidden");
        assertThat(board.unread()).isEqualTo(2);
        board.state(FakeCluster.PODS, LISTING);
        board.state(FakeCluster.PODS, FORBIDDEN);
        assertThat(lines()).hasSize(1);
    }
}
