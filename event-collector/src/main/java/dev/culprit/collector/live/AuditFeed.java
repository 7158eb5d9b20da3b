package dev.culprit.collector.live;

import dev.culprit.collector.audit.AuditSink;
import dev.culprit.collector.audit.AuditedWrite;
import java.util.List;

/** Puts what the audit log tells of watched kinds into the feed; it never holds up a watch. */
final class AuditFeed implements AuditSink {
    /** About what a write takes in memory. */
    private static final long WRITE = 1000;

    private final Feed feed;
    private final WatchBoard board;

    AuditFeed(Feed feed, WatchBoard board) {
        this.feed = feed;
        this.board = board;
    }

    @Override
    public boolean take(List<AuditedWrite> writes) {
        List<Arrival.Audited.Write> watched = writes.stream()
                .flatMap(write -> {
                    AuditedWrite.Target target = write.target();
                    return board.watchedKind(target.group(), target.resource(), target.namespace()).stream()
                            .map(kind -> new Arrival.Audited.Write(kind, write));
                })
                .toList();
        return watched.isEmpty() || feed.offer(at -> new Arrival.Audited(at, watched), WRITE * watched.size());
    }
}
