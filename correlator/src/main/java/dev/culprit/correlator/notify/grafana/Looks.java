package dev.culprit.correlator.notify.grafana;

import dev.culprit.api.record.Delivery.Delivered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Of which correlations is known for certain what Grafana has: it was looked up a moment ago, and all that was done since is
 * noted. Whoever does not know looks before it draws.
 */
final class Looks {
    /** More are looked up again. */
    private static final int MOST = 1_000;

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Look> looks = new LinkedHashMap<>();

    /** By annotation, whether it is in doubt that it is there. */
    private final Map<String, Boolean> refused = new LinkedHashMap<>();

    Looks(Clock clock) {
        this.clock = clock;
    }

    private record Look(Instant at, Delivered known) {}

    void looked(Delivered known, Instant now) {
        put(new Look(now, known));
    }

    /** What was done since changes nothing in how long ago it was looked up. */
    void did(Delivered known) {
        Optional.ofNullable(looks.get(known.correlationId())).ifPresent(look -> put(new Look(look.at(), known)));
    }

    private void put(Look look) {
        String id = look.known().correlationId();
        looks.remove(id);
        looks.put(id, look);
        if (looks.size() > MOST) {
            looks.remove(looks.keySet().iterator().next());
        }
    }

    /** What became of a request is not known. */
    void forget(String correlationId) {
        looks.remove(correlationId);
    }

    /** Whether it is still as it was left. */
    boolean isFresh(Delivered known) {
        Look look = looks.get(known.correlationId());
        if (look == null || !look.known().equals(known)) {
            return false;
        }
        Duration age = Duration.between(look.at(), clock.instant());
        return !age.isNegative() && age.compareTo(FRESH) < 0;
    }

    /** Grafana refuses to touch an annotation: it may be gone. */
    void doubt(String annotation) {
        refused.remove(annotation);
        refused.put(annotation, true);
        if (refused.size() > MOST) {
            refused.remove(refused.keySet().iterator().next());
        }
    }

    /** It was seen; true when Grafana had refused to touch it, which is thereby no more in doubt. */
    boolean isThereAndRefused(String annotation) {
        return refused.replace(annotation, false) != null;
    }

    /** Whether it is there, and Grafana has refused to touch it: then there is no need to look before it is asked again. */
    boolean isRefused(String annotation) {
        return Boolean.FALSE.equals(refused.get(annotation));
    }

    /** It was touched, or is gone. */
    void settle(String annotation) {
        refused.remove(annotation);
    }
}
