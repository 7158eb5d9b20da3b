package dev.culprit.collector.kube;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an API server is that of the cluster of which a baseline tells. The Service by which Pods reach the API server is
 * made once in the life of a cluster, so its uid tells clusters apart. Two clusters under one name would accuse each
 * other's changes, and take each other's objects for deleted.
 */
public final class SameCluster implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SameCluster.class);

    private static final ObjectRef SERVICE = ObjectRef.of("Service", "default", "kubernetes");
    private static final String PATH = "/api/v1/namespaces/default/services";
    private static final String ONE = "?fieldSelector=metadata.name%3Dkubernetes";

    private final ApiServer server;
    private final String known;
    private final Duration pause;
    private final Then then;

    /** Never counted down: only waited for, which an interrupt ends. */
    private final CountDownLatch again = new CountDownLatch(1);

    /** What follows; one of both. */
    public interface Then {
        /** It is, or nothing can be told against it. */
        void same();

        /** It is not. */
        void other();
    }

    /**
     * Asks when it is run.
     *
     * @param known the uid in the baseline
     * @param pause before an API server that does not answer is asked again
     */
    public SameCluster(ApiServer server, String known, Duration pause, Then then) {
        this.server = server;
        this.known = known;
        this.pause = pause;
        this.then = then;
    }

    /** The uid in a baseline; empty where nothing was told of the Service, as where only some namespaces are read. */
    public static Optional<String> in(Collection<BaselineRecord> baseline) {
        return baseline.stream()
                .filter(SeenObject.class::isInstance)
                .map(SeenObject.class::cast)
                .filter(seen -> seen.object().equals(SERVICE) && !seen.uid().isEmpty())
                .map(SeenObject::uid)
                .findFirst();
    }

    /** For as long as it takes: an API server that is away is waited for. */
    @Override
    public void run() {
        try {
            Optional<String> found = uid();
            if (found.isEmpty() || found.get().equals(known)) {
                then.same();
            } else {
                then.other();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> uid() throws InterruptedException {
        for (boolean isFirst = true; ; isFirst = false) {
            try {
                return Optional.of(server.document(PATH + ONE)
                                .at("/items/0/metadata/uid")
                                .asText(""))
                        .filter(uid -> !uid.isEmpty());
            } catch (ApiException e) {
                if (e.isLasting()) {
                    LOG.info("Which cluster this is cannot be read; reason={}", e.getMessage());
                    return Optional.empty();
                }
                complain(isFirst, e);
            } catch (IOException e) {
                complain(isFirst, e);
            }
            again.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void complain(boolean isFirst, IOException e) {
        if (isFirst) {
            LOG.warn("The API server is asked again which cluster this is; reason={}", e.getMessage());
        }
    }
}
