package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.publish.NotKeptException;
import dev.culprit.collector.publish.RecordLog;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes from outside the cluster, {@code POST /api/v1/changes}: deploys, feature flags, migrations. {@code
 * docs/changes-api.md} is its contract.
 *
 * <p>200 after Kafka has all of them, 503 while it does not take them, 400 with one line for what will never be read. What
 * is sent twice is one change.
 */
public final class ChangeRoute {
    public static final String PATH = "/api/v1/changes";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeRoute.class);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "5";

    private final ReportedChanges changes;
    private final RecordLog log;
    private final IntakeMeters meters;
    private final Clock clock;

    public ChangeRoute(CollectorSettings settings, RecordLog log, IntakeMeters meters, Clock clock) {
        this.changes = new ReportedChanges(settings);
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    public Route route(Access access) {
        return Route.post(PATH, access, this::receive);
    }

    /**
     * What was made of a body.
     *
     * @param changes how many, now in Kafka
     */
    record Receipt(int changes) {}

    private Reply receive(Call call) throws UnreadableBodyException, InterruptedException {
        Instant at = clock.instant();
        try {
            List<Outgoing> records = ReportReader.read(call.json(JsonNode.class), at).stream()
                    .<Outgoing>map(report -> changes.record(report, at))
                    .toList();
            return keep(records);
        } catch (UnreadableBodyException e) {
            meters.refused();
            LOG.warn("Reported change refused; reason={}", e.getMessage());
            throw e;
        }
    }

    private Reply keep(List<Outgoing> records) throws InterruptedException {
        try {
            log.append(records);
        } catch (NotKeptException e) {
            meters.notKept();
            LOG.warn("Kafka does not take changes; they have to be sent again; reason={}", e.getMessage());
            return Reply.error(UNAVAILABLE, "Kafka does not take records: send it again")
                    .withHeader("Retry-After", RETRY_SECONDS);
        }
        meters.reported(records.size());
        return Reply.json(OK, new Receipt(records.size()));
    }
}
