package dev.culprit.rules.standing.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.rules.recording.Subject;
import dev.culprit.rules.standing.Outlook;
import dev.culprit.rules.standing.Standing;

/** For programs: one line an SLO. {@code state} is as in the status of the resource; what is not known is left out. */
public final class StatusJson {
    private StatusJson() {}

    /** One line, without its end. */
    public static String of(Outlook outlook) {
        Standing standing = outlook.standing();
        ObjectNode node = Json.mapper().createObjectNode();
        Subject subject = Subject.of(outlook.promise());
        node.put("kind", subject.kind());
        node.putObject("slo")
                .put("namespace", subject.ref().namespace())
                .put("name", subject.ref().name());
        node.put("window", outlook.promise().window().toString());
        node.put("knowledge", name(standing));
        node.put("message", standing.message());
        node.set("state", Json.mapper().valueToTree(standing.state()));
        outlook.exhaustion().ifPresent(left -> node.put("endsInSeconds", left.toSeconds()));
        standing.missing().forEach(node.withArray("missing")::add);
        return node.toString();
    }

    private static String name(Standing standing) {
        return switch (standing.knowledge()) {
            case KNOWN -> "known";
            case NO_DATA -> "noData";
            case AWAY -> "away";
            case REFUSED -> "refused";
        };
    }
}
