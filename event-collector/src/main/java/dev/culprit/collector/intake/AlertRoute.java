package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.alert.Received;
import dev.culprit.collector.publish.NotKeptException;
import dev.culprit.collector.publish.RecordLog;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alertmanager's webhook receiver, {@code POST /api/v1/alerts}.
 *
 * <p>Alertmanager sends again on a 5xx alone: so 200 only after Kafka has the spikes, 503 while it does not take them, and
 * 400 for what will never be read. Alerts of no SLO are counted and are no mistake.
 */
public final class AlertRoute {
    public static final String PATH = "/api/v1/alerts";

    private static final Logger LOG = LoggerFactory.getLogger(AlertRoute.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "5";

    private final AlertmanagerWebhook webhook;
    private final SpikeEnrichment enrichment;
    private final RecordLog log;
    private final IntakeMeters meters;
    private final Clock clock;

    public AlertRoute(
            AlertmanagerWebhook webhook, SpikeEnrichment enrichment, RecordLog log, IntakeMeters meters, Clock clock) {
        this.webhook = webhook;
        this.enrichment = enrichment;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    public Route route(Access access) {
        return Route.post(PATH, access, this::receive);
    }

    /**
     * What was made of a payload.
     *
     * @param spikes alerts of SLOs, now in Kafka
     * @param others alerts of no SLO
     * @param rejected one line for each alert of an SLO that cannot be used, and is in the dead letters
     * @param truncated alerts that Alertmanager left out for its own limit
     */
    record Receipt(int spikes, int others, List<String> rejected, int truncated) {}

    private Reply receive(Call call) throws UnreadableBodyException, InterruptedException {
        return switch (webhook.receive(call.json(JsonNode.class), clock.instant())) {
            case Received.Refused(String reason) -> {
                meters.refused();
                LOG.warn("Webhook payload refused; reason={}", reason);
                yield Reply.error(BAD_REQUEST, reason);
            }
            case Received.Accepted accepted -> keep(accepted.withSpikes(enrichment.enrich(accepted.spikes())));
        };
    }

    private Reply keep(Received.Accepted accepted) throws InterruptedException {
        try {
            log.append(accepted.records());
        } catch (NotKeptException e) {
            meters.notKept();
            LOG.warn("Kafka does not take spikes; Alertmanager has to send them again; reason={}", e.getMessage());
            return Reply.error(UNAVAILABLE, "Kafka does not take records: send it again")
                    .withHeader("Retry-After", RETRY_SECONDS);
        }
        accepted.rejected().forEach(reason -> LOG.warn("Alert rejected; reason={}", reason));
        if (accepted.truncated() > 0) {
            LOG.warn("Alertmanager left alerts out of a payload; truncated={}", accepted.truncated());
        }
        meters.accepted(accepted);
        return Reply.json(
                OK,
                new Receipt(accepted.spikes().size(), accepted.others(), accepted.rejected(), accepted.truncated()));
    }
}
