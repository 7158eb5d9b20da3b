package dev.culprit.correlator.report.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes SLOCorrelations out of the cluster that are too old, or too many of one SLO: only those that Culprit wrote, that are
 * final, and that nobody altered since they were read. Shows verdicts that were given or taken back while nobody watched.
 */
final class Sweeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private static final long FIRST_SECONDS = 30;
    private static final long EVERY_SECONDS = 600;

    /** It was deleted or altered meanwhile. */
    private static final Set<Integer> OTHERS_WERE_FASTER =
            Set.of(HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT);

    private final CorrelationClient client;
    private final CorrelationWriter writer;
    private final ReportSettings settings;
    private final ReportMeters meters;
    private final Clock clock;

    /** Never counted down: only waited for, which an interrupt ends. */
    private final CountDownLatch again = new CountDownLatch(1);

    Sweeper(
            CorrelationClient client,
            CorrelationWriter writer,
            ReportSettings settings,
            ReportMeters meters,
            Clock clock) {
        this.client = client;
        this.writer = writer;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            again.await(FIRST_SECONDS, TimeUnit.SECONDS);
            do {
                sweep();
            } while (!again.await(EVERY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once over all of them. */
    void sweep() {
        for (@Nullable String namespace : scopes()) {
            try {
                sweep(namespace);
            } catch (KubernetesClientException e) {
                LOG.info("SLOCorrelations cannot be swept; namespace={} reason={}", namespace, e.getMessage());
                meters.failed(Obstacle.of(e, String.valueOf(namespace)));
            }
        }
    }

    private List<@Nullable String> scopes() {
        return settings.namespaces().isEmpty()
                ? Arrays.asList((@Nullable String) null)
                : new ArrayList<@Nullable String>(settings.namespaces());
    }

    private void sweep(@Nullable String namespace) {
        var settled = new ArrayList<Doomed>();
        @Nullable String next = null;
        do {
            GenericKubernetesResourceList page = client.page(namespace, next);
            page.getItems().stream().map(Present::new).forEach(present -> look(present, settled));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        List<Doomed> old = settings.retention().tooOld(settled, clock.instant());
        old.forEach(one -> remove(one, "age"));
        settled.removeAll(old);
        settings.retention().tooMany(settled).forEach(one -> remove(one, "number"));
    }

    private void look(Present present, List<Doomed> settled) {
        var metadata = present.metadata();
        if (!present.isOurs()) {
            return;
        }
        if (!present.showsVerdict()) {
            writer.showVerdict(metadata.getNamespace(), metadata.getName());
            return;
        }
        if (present.isFinal()) {
            present.detectedAt()
                    .map(at -> new Doomed(
                            metadata.getNamespace(),
                            metadata.getName(),
                            metadata.getUid(),
                            metadata.getResourceVersion(),
                            present.slo(),
                            at))
                    .ifPresent(settled::add);
        }
    }

    private void remove(Doomed one, String cause) {
        try {
            client.delete(one);
            meters.removed(cause);
        } catch (KubernetesClientException e) {
            if (!OTHERS_WERE_FASTER.contains(e.getCode())) {
                throw e;
            }
        }
    }
}
