package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.snapshot.Digest;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes records of reports: every text passes the door, as what comes from the cluster does. */
final class ReportedChanges {
    private final String cluster;
    private final int buckets;
    private final Door door;

    ReportedChanges(CollectorSettings settings) {
        this.cluster = settings.cluster();
        this.buckets = settings.buckets();
        this.door = new Door(settings.redactionKey());
    }

    Outgoing.Keyed record(ChangeReport report, Instant at) {
        Change change = change(report, at);
        ObjectRef subject = change.subject();
        String identity = subject.kind() + "/" + subject.name();
        String key = Bucket.of(cluster, subject.namespace(), identity, buckets).key();
        return new Outgoing.Keyed(Topic.CHANGES, key, key, change, at);
    }

    private Change change(ChangeReport report, Instant at) {
        ObjectRef told = report.subject();
        String name = clean("name", told.name());
        var subject = new ObjectRef(told.group(), told.kind(), told.namespace(), name);
        Timing timing =
                report.at() == null ? Timing.observed(at) : Timing.clamped(report.at(), TimeSource.REPORTED, at);
        ChangeReport.Words words = report.words();
        var actor = new Actor(
                report.source(),
                cleanOrNull("url", words.url()),
                cleanOrNull("summary", words.summary()),
                cleanOrNull("actor", words.actor()));
        return new Change(
                id(report),
                cluster,
                subject,
                "",
                report.type(),
                timing,
                actor,
                report.fields().stream().map(this::field).toList(),
                new TreeSet<>(report.affects()));
    }

    /** With the subject, so that an id used twice for different things is two changes. */
    private String id(ChangeReport report) {
        ObjectRef subject = report.subject();
        return Digest.of(
                cluster,
                ObjectRef.EXTERNAL,
                report.source(),
                report.id(),
                subject.kind(),
                subject.namespace(),
                subject.name());
    }

    private FieldChange field(ChangeReport.Altered altered) {
        String path = clean("path", altered.path());
        String before = altered.before() == null ? null : admitted(altered.path(), altered.before());
        String after = altered.after() == null ? null : admitted(altered.path(), altered.after());
        String shownAfter = after == null || before == null ? after : Redacted.shownAfter(before, after);
        return new FieldChange(FieldType.SPEC, path, "", shown(before), shown(shownAfter));
    }

    private String clean(String name, String text) {
        return Redacted.shown(admitted(name, text));
    }

    private @Nullable String cleanOrNull(String name, @Nullable String text) {
        return text == null ? null : clean(name, text);
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : Redacted.shown(text);
    }

    /** In the shape of an environment variable, in which the door goes by the name as well as by the value. */
    private String admitted(String name, String text) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("told").put("name", name).put("value", text);
        return door.admit(object).path("told").path("value").asText(text);
    }
}
