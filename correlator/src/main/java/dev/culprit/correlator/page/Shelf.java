package dev.culprit.correlator.page;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the page can show: the latest revision of each correlation, as many as there is room for, and what a model made of
 * them.
 */
final class Shelf {
    /** Longer than any text that a model is asked for. */
    private static final int LONGEST_SUMMARY = 64 * 1024;

    private final int most;
    private final long mostBytes;
    private final PageMeters meters;
    private final TreeMap<Place, Filed> newestFirst =
            new TreeMap<>(Comparator.comparing(Place::startsAt).reversed().thenComparing(Place::id));
    private final Map<String, Filed> filed = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Told> told = new LinkedHashMap<>();
    private long bytes;
    private long version;
    private boolean isLoaded;

    Shelf(PageSettings settings, PageMeters meters) {
        this.most = settings.most();
        this.mostBytes = settings.bytes();
        this.meters = meters;
    }

    private record Place(Instant startsAt, String id) {}

    private record Told(Summary.Told summary, long version) {}

    private record Filed(Row row, Correlation correlation, int length, String basis, long version) {
        Place place() {
            return new Place(correlation.episode().startsAt(), correlation.id());
        }
    }

    /**
     * What is there of one correlation.
     *
     * @param told what a model made of this revision
     * @param version grows whenever any of it changes
     */
    record Found(Correlation correlation, Optional<Summary.Told> told, long version) {}

    /**
     * The list at one moment.
     *
     * @param rows latest alert first
     * @param version grows whenever any of it changes
     */
    record Look(List<Row> rows, boolean isLoaded, long version) {}

    /**
     * A revision has come; an earlier one is not shown any more.
     *
     * @param length of its record, in bytes
     */
    synchronized void put(Correlation correlation, int length) {
        Filed before = filed.get(correlation.id());
        if (before != null
                && correlation.toStage().isBefore(before.correlation().toStage())) {
            return;
        }
        remove(correlation.id());
        var now = new Filed(Row.of(correlation), correlation, length, SummaryBasis.of(correlation), ++version);
        newestFirst.put(now.place(), now);
        filed.put(correlation.id(), now);
        ids.put(correlation.name(), correlation.id());
        bytes += length;
        while (filed.size() > most || bytes > mostBytes) {
            remove(newestFirst.lastKey().id());
            meters.dropped();
        }
    }

    /** A model has told it; of those that are told of no correlation here the oldest go first. */
    synchronized void put(Summary.Told summary, int length) {
        if (length > LONGEST_SUMMARY) {
            meters.unreadable();
            return;
        }
        told.remove(summary.correlationId());
        told.put(summary.correlationId(), new Told(summary, ++version));
        if (told.size() > most) {
            told.remove(told.keySet().iterator().next());
        }
    }

    /** It may not be shown any more. */
    synchronized void forgetSummary(String id) {
        if (told.remove(id) != null) {
            version++;
        }
    }

    synchronized void remove(String id) {
        Filed gone = filed.remove(id);
        if (gone != null) {
            newestFirst.remove(gone.place());
            ids.remove(gone.correlation().name());
            bytes -= gone.length();
            version++;
        }
    }

    synchronized void loaded() {
        if (!isLoaded) {
            isLoaded = true;
            version++;
        }
    }

    synchronized Optional<Found> find(String idOrName) {
        return Optional.ofNullable(filed.get(ids.getOrDefault(idOrName, idOrName)))
                .map(this::found);
    }

    private Found found(Filed found) {
        Optional<Told> fitting = Optional.ofNullable(
                        told.get(found.correlation().id()))
                .filter(one -> one.summary().basis().equals(found.basis()));
        long newest = Math.max(found.version(), fitting.map(Told::version).orElse(0L));
        return new Found(found.correlation(), fitting.map(Told::summary), newest);
    }

    synchronized Look look() {
        return new Look(newestFirst.values().stream().map(Filed::row).toList(), isLoaded, version);
    }

    synchronized int size() {
        return filed.size();
    }

    synchronized long bytes() {
        return bytes;
    }
}
