package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Timestamp;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /api/v1/changes}: strictly what is known, nothing of what is not. */
final class ReportReader {
    static final int MAX_REPORTS = 50;
    static final int MAX_FIELDS = 50;
    static final int MAX_AFFECTED = 50;
    static final int MAX_ID = 200;
    static final int MAX_NAME = 253;
    static final int MAX_TEXT = 1024;
    static final int MAX_VALUE = 2048;

    /** Beyond it no SLO looks back. */
    static final Duration OLDEST = Duration.ofHours(24);

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]{0,62}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]([a-z0-9.:-]{0,251}[a-z0-9])?");

    private static final String KIND_SHAPE = "a word like FeatureFlag, Deploy or Migration";
    private static final String NAMESPACE_SHAPE = "the name of a namespace";

    private ReportReader() {}

    /** One change, or an array of them: all, or none when one of them is wrong. */
    static List<ChangeReport> read(JsonNode body, Instant at) throws UnreadableBodyException {
        if (body.isObject()) {
            return List.of(report(new JsonFields("", body), at));
        }
        if (!body.isArray() || body.isEmpty() || body.size() > MAX_REPORTS) {
            throw new UnreadableBodyException(
                    "the body must be one change as a JSON object, or an array of 1 to " + MAX_REPORTS);
        }
        var reports = new ArrayList<ChangeReport>();
        for (int i = 0; i < body.size(); i++) {
            reports.add(report(JsonFields.item("", i, body.get(i)), at));
        }
        return reports;
    }

    private static ChangeReport report(JsonFields fields, Instant at) throws UnreadableBodyException {
        String namespace = fields.matching("namespace", NAMESPACE, NAMESPACE_SHAPE, "");
        var subject = new ObjectRef(
                ObjectRef.EXTERNAL,
                fields.required("kind", KIND, KIND_SHAPE),
                namespace,
                fields.required("name", MAX_NAME));
        return new ChangeReport(
                fields.required("id", MAX_ID),
                fields.required("source", SOURCE, "a word like github-actions or launchdarkly"),
                subject,
                type(fields),
                time(fields, at),
                new ChangeReport.Words(
                        fields.text("actor", MAX_NAME), fields.text("summary", MAX_TEXT), address(fields)),
                altered(fields),
                affected(fields, namespace));
    }

    private static ChangeType type(JsonFields fields) throws UnreadableBodyException {
        String type = fields.text("type", MAX_NAME);
        return switch (type == null ? "update" : type) {
            case "create" -> ChangeType.CREATE;
            case "update" -> ChangeType.UPDATE;
            case "delete" -> ChangeType.DELETE;
            default -> throw fields.mistake("type", "must be create, update or delete");
        };
    }

    private static @Nullable Instant time(JsonFields fields, Instant arrival) throws UnreadableBodyException {
        if (!fields.has("at")) {
            return null;
        }
        Instant at = Timestamp.read(fields.node("at"));
        if (at == null) {
            throw fields.mistake("at", "must be a time like 2026-05-04T10:00:00Z, or be left out for now");
        }
        if (at.isBefore(arrival.minus(OLDEST))) {
            throw fields.mistake(
                    "at", "is more than " + OLDEST.toHours() + " h ago, where nothing looks back to: do not send it");
        }
        return at;
    }

    /** Only what a person can safely follow: a web address without a password in it. */
    private static @Nullable String address(JsonFields fields) throws UnreadableBodyException {
        String url = fields.text("url", MAX_TEXT);
        if (url == null || isWeb(url)) {
            return url;
        }
        throw fields.mistake("url", "must be an http or https address without a user or password in it");
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static List<ChangeReport.Altered> altered(JsonFields fields) throws UnreadableBodyException {
        var altered = new ArrayList<ChangeReport.Altered>();
        for (JsonFields field : fields.items("fields", MAX_FIELDS)) {
            String path = field.required("path", MAX_NAME);
            String before = field.value("before", MAX_VALUE);
            String after = field.value("after", MAX_VALUE);
            if (before == null && after == null) {
                throw field.mistake("after", "is missing, and so is before: give at least one of them");
            }
            altered.add(new ChangeReport.Altered(path, before, after));
        }
        return altered;
    }

    private static List<ObjectRef> affected(JsonFields fields, String namespace) throws UnreadableBodyException {
        var affected = new ArrayList<ObjectRef>();
        for (JsonFields object : fields.items("affects", MAX_AFFECTED)) {
            affected.add(affectedObject(object, namespace));
        }
        return affected;
    }

    private static ObjectRef affectedObject(JsonFields object, String of) throws UnreadableBodyException {
        String kind = object.required("kind", KIND, "a kind of the cluster like Deployment");
        String name = object.required("name", OBJECT_NAME, "an object's name");
        String namespace = object.matching("namespace", NAMESPACE, NAMESPACE_SHAPE, of);
        if (namespace.isEmpty()) {
            throw object.mistake("namespace", "is missing: the change has none either");
        }
        if (!of.isEmpty() && !namespace.equals(of)) {
            throw object.mistake(
                    "namespace", "must be the change's own; leave that out for a change of several namespaces");
        }
        String group = object.matching("group", GROUP, "an API group like argoproj.io", "");
        return group.isEmpty() ? ObjectRef.of(kind, namespace, name) : new ObjectRef(group, kind, namespace, name);
    }
}
