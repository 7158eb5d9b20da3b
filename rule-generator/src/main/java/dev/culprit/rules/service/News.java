package dev.culprit.rules.service;

import dev.culprit.rules.resource.Declared;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceEvent;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What is to be looked at though no watch says so: new readings, and what was defined anew under its old name while its deletion
 * waited to be looked at. Of that the Operator SDK (5.2.3, 5.3.2) takes the news, and throws it away with all that it knows of
 * what was deleted.
 */
final class News<P extends Declared> extends SimpleInboundEventSource<P> {
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final IndexerResourceCache<P> known;

    /** Deleted, and not looked at since. */
    private final Set<ResourceID> gone = ConcurrentHashMap.newKeySet();

    private final Executor later = CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);

    News(EventSourceContext<P> context) {
        super("standings");
        this.known = context.getPrimaryCache();
    }

    /** Its deletion was looked at. */
    void gone(ResourceID id) {
        gone.add(id);
        later.execute(() -> tell(id));
    }

    /** It was looked at, and is there. */
    void isThere(ResourceID id) {
        gone.remove(id);
    }

    /** Until somebody has looked at it: the first word may come while the deletion is still being looked at. */
    private void tell(ResourceID id) {
        Optional<P> anew = known.get(id);
        if (anew.isEmpty() || !isRunning()) {
            gone.remove(id);
        } else if (gone.contains(id)) {
            getEventHandler().handleEvent(new ResourceEvent(ResourceAction.ADDED, id, anew.get()));
            later.execute(() -> tell(id));
        }
    }
}
