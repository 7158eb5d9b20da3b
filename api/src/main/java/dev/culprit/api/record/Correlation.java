package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;

/**
 * The answer to one episode: which changes may have caused it. The value of {@link Topic#CORRELATIONS}, keyed by id.
 *
 * <p>Delivered at least once; a consumer keeps that of an id which has come furthest ({@link Stage}), and may apply one twice. The final content
 * ({@link CanonicalJson}) of an episode depends on the evidence alone, not on its order, partitions or restarts.
 *
 * @param id hash of cluster, SLO and the episode's first accepted start
 * @param name of the SLOCorrelation: {@code <slo, cut>-<yyyymmddhhmmss UTC>-<8 hex>}
 * @param revision from 1, one more with every change of content
 * @param emittedAt when this revision was made: stream time
 */
public record Correlation(
        String id,
        String name,
        int revision,
        Phase phase,
        Episode episode,
        Period period,
        Findings findings,
        List<Condition> conditions,
        Instant emittedAt) {
    public Correlation {
        Require.notBlank(id, "id");
        Require.notBlank(name, "name");
        Require.positive(revision, "revision");
        conditions = List.copyOf(conditions);
    }

    /** How far it has come; no part of the record. */
    public Stage toStage() {
        return new Stage(phase, revision);
    }

    /** Whether it has a condition of that type. */
    public boolean has(String condition) {
        return conditions.stream().map(Condition::type).anyMatch(condition::equals);
    }

    /** When the burn began, and the time from which evidence was weighed. */
    public record Period(Onset onset, TimeRange window) {}
}
