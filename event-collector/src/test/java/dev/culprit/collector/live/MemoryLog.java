package dev.culprit.collector.live;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.publish.NotKeptException;
import dev.culprit.collector.publish.RecordLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A log in memory, at any record of which the process that writes it may die, and which may be away. */
public final class MemoryLog implements RecordLog {
    private final List<Outgoing> kept = new ArrayList<>();
    private int until = Integer.MAX_VALUE;
    private int away;

    /** The process is dead; what it had kept is kept. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whoever writes behind so many more records dies. */
    public void killAfter(int records) {
        until = kept.size() + records;
    }

    public void killNobody() {
        until = Integer.MAX_VALUE;
    }

    /** So many appends fail, each after it has kept the first half. */
    public void away(int appends) {
        away = appends;
    }

    @Override
    public synchronized void append(List<Outgoing> records) throws NotKeptException {
        boolean fails = away > 0;
        away -= fails ? 1 : 0;
        for (Outgoing record : fails ? records.subList(0, records.size() / 2) : records) {
            if (kept.size() >= until) {
                throw new Killed();
            }
            kept.add(record);
        }
        if (fails) {
            throw new NotKeptException("away", new IllegalStateException("away"));
        }
    }

    public synchronized int size() {
        return kept.size();
    }

    public synchronized Collection<BaselineRecord> baseline() {
        var last = new LinkedHashMap<String, BaselineRecord>();
        for (Outgoing record : kept) {
            if (record instanceof Outgoing.Keyed keyed && keyed.topic() == Topic.BASELINE) {
                last.remove(keyed.key());
                if (keyed.value() instanceof BaselineRecord seen) {
                    last.put(keyed.key(), seen);
                }
            }
        }
        return List.copyOf(last.values());
    }

    /** The last value of each key of a compacted topic; what was deleted is absent. */
    public synchronized Map<String, Object> last(Topic topic) {
        var last = new TreeMap<String, Object>();
        for (Outgoing record : kept) {
            if (record instanceof Outgoing.Keyed keyed && keyed.topic() == topic) {
                last.remove(keyed.key());
                if (keyed.value() != null) {
                    last.put(keyed.key(), keyed.value());
                }
            }
        }
        return last;
    }

    /** Up to when everything was said to be told, each time that was said. */
    public synchronized List<Instant> watermarks() {
        return marks().map(Watermark::until).toList();
    }

    /** Since when was watched, each time that was said to be all that is known. */
    public synchronized List<Instant> beginnings() {
        return marks().flatMap(mark -> Stream.ofNullable(mark.since())).toList();
    }

    private Stream<Watermark> marks() {
        return kept.stream()
                .filter(record -> record.topic() == Topic.CHANGES)
                .flatMap(record -> record instanceof Outgoing.Broadcast broadcast
                                && broadcast.value() instanceof Watermark watermark
                        ? Stream.of(watermark)
                        : Stream.empty());
    }

    /** How many records of changes came behind so many records of any kind. */
    public synchronized long changeRecordsFrom(int records) {
        return kept.stream()
                .skip(records)
                .filter(record -> record instanceof Outgoing.Keyed keyed && keyed.value() instanceof Change)
                .count();
    }

    /** Every change, as who reads them merges them, by its id. */
    public synchronized Map<String, Change> changes() {
        var changes = new TreeMap<String, Change>();
        for (Outgoing record : kept) {
            if (record instanceof Outgoing.Keyed keyed && keyed.value() instanceof Change change) {
                changes.merge(change.id(), change, Change::merge);
            }
        }
        return changes;
    }
}
