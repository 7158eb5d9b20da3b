package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.collector.recording.RecordingWriter;
import dev.culprit.collector.snapshot.Snapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Records what watches read, as it passed the door. What a later list does not have any more is recorded as deleted. */
public final class RecordingSink implements WatchSink {
    private final RecordingWriter writer;
    private final Door door;
    private final WatchBoard board = new WatchBoard();
    private final Consumer<IOException> failed;

    /** Each scope has a thread of its own. */
    private final Map<WatchScope, Seen> scopes = new ConcurrentHashMap<>();

    private static final class Seen {
        private final Map<ObjectRef, String> uids = new HashMap<>();
        private final Set<ObjectRef> missing = new HashSet<>();
        private boolean listed;
    }

    /**
     * Into a recording.
     *
     * @param failed told when the recording cannot be written on
     */
    public RecordingSink(RecordingWriter writer, Door door, Consumer<IOException> failed) {
        this.writer = writer;
        this.door = door;
        this.failed = failed;
    }

    public WatchBoard board() {
        return board;
    }

    @Override
    public void discovered(Set<WatchScope> watched, Set<KindName> unserved) {
        board.discovered(watched, unserved);
    }

    @Override
    public void undiscovered(String reason) {
        board.undiscovered(reason);
    }

    @Override
    public void state(WatchScope scope, WatchState state) {
        board.state(scope, state);
    }

    @Override
    public void listStarts(WatchScope scope) {
        Seen seen = seen(scope);
        seen.missing.clear();
        seen.missing.addAll(seen.uids.keySet());
    }

    @Override
    public void listed(WatchScope scope, ObjectNode object, long bytes) {
        Snapshot.refOf(object).ifPresent(ref -> seen(scope).missing.remove(ref));
        news(scope, WatchType.ADDED, object, bytes);
    }

    @Override
    public void listEnds(WatchScope scope) {
        Seen seen = seen(scope);
        for (ObjectRef ref : Set.copyOf(seen.missing)) {
            ObjectNode gone = JsonNodeFactory.instance.objectNode();
            gone.put("apiVersion", scope.kind().apiVersion()).put("kind", ref.kind());
            gone.putObject("metadata")
                    .put("name", ref.name())
                    .put("namespace", ref.namespace())
                    .put("uid", seen.uids.getOrDefault(ref, ""));
            news(scope, WatchType.DELETED, gone, 0);
        }
        seen.listed = true;
        board.workedOff(listedScopes());
    }

    private Set<WatchScope> listedScopes() {
        var listed = new HashSet<WatchScope>();
        scopes.forEach((scope, seen) -> {
            if (seen.listed) {
                listed.add(scope);
            }
        });
        return listed;
    }

    @Override
    public void news(WatchScope scope, WatchType type, ObjectNode object, long bytes) {
        Snapshot.refOf(object).ifPresent(ref -> {
            Map<ObjectRef, String> uids = seen(scope).uids;
            if (type == WatchType.DELETED) {
                uids.remove(ref);
            } else {
                uids.put(ref, object.path("metadata").path("uid").asText(""));
            }
        });
        try {
            writer.observed(type, door.admit(object));
        } catch (IOException e) {
            failed.accept(e);
        }
    }

    @Override
    public void current(WatchScope scope) {
        // nothing happened, and nothing is to be recorded
    }

    private Seen seen(WatchScope scope) {
        return scopes.computeIfAbsent(scope, unseen -> new Seen());
    }
}
