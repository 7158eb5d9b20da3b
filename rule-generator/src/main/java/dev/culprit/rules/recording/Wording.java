package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Tier;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an alert says to the one whom it wakes: templates of Prometheus, in which names of others are text. */
final class Wording {
    private static final Pattern NO_LABEL_END = Pattern.compile("^[_.-]+|[_.-]+$");
    private static final int LONGEST_LABEL = 63;

    private final Promise promise;
    private final Subject subject;

    Wording(Promise promise) {
        this.promise = promise;
        this.subject = Subject.of(promise);
    }

    SortedMap<String, String> burning(Tier tier) {
        SortedMap<String, String> annotations = common();
        annotations.put(
                "summary",
                literal(promise.displayName())
                        + " burns its error budget {{ printf \"%.1f\" $value }} times as fast as it may");
        annotations.put(
                "description",
                promise.target() + " over " + promise.window() + ": over the last " + tier.longWindow()
                        + " and the last "
                        + tier.shortWindow() + " more failed than "
                        + tier.threshold().toPlainString()
                        + " times what that allows."
                        + query(
                                BurnRecording.remaining(subject),
                                " Of the error budget {{ . | first | value | humanizePercentage }} is left.")
                        + query(
                                BurnRecording.exhaustion(subject),
                                " At the rate of the last hour it ends in {{ . | first | value | humanizeDuration }}."));
        annotations.put("burn_rate", "{{ printf \"%.2f\" $value }}");
        return annotations;
    }

    SortedMap<String, String> spent(String percent) {
        SortedMap<String, String> annotations = common();
        annotations.put(
                "summary",
                literal(promise.displayName()) + " has {{ printf \"%.1f\" $value }} % of its error budget left");
        annotations.put(
                "description",
                promise.target() + " over " + promise.window() + " leaves little to spend: below " + percent
                        + " % changes should wait, below 0 the promise is broken until old errors leave the window.");
        return annotations;
    }

    SortedMap<String, String> unmeasured(String summary, String description) {
        SortedMap<String, String> annotations = common();
        annotations.put("summary", literal(promise.displayName()) + " " + summary);
        annotations.put("description", description);
        return annotations;
    }

    private SortedMap<String, String> common() {
        var annotations = new TreeMap<String, String>();
        promise.alerts().annotations().forEach((name, value) -> annotations.put(name, literal(value)));
        annotations.put(
                "suspects",
                "kubectl get slocorr -n " + subject.ref().namespace() + " -l observability.slok.io/slo="
                        + labelValue(subject.ref().name()));
        if (promise.alerts().runbookUrl() != null) {
            annotations.put("runbook_url", literal(promise.alerts().runbookUrl()));
        }
        return annotations;
    }

    private String query(String series, String text) {
        return "{{ with query `" + subject.value(series) + "` }}" + text + "{{ end }}";
    }

    /** Text that Prometheus prints as it stands, though it may look like a template. */
    static String literal(String text) {
        return text.replace("{{", "{{\"{{\"}}");
    }

    static SortedMap<String, String> literal(Map<String, String> labels) {
        var literal = new TreeMap<String, String>();
        labels.forEach((name, value) -> literal.put(name, literal(value)));
        return literal;
    }

    /** As the label of an SLOCorrelation has it. */
    private static String labelValue(String name) {
        String cut = name.substring(0, Math.min(name.length(), LONGEST_LABEL));
        return NO_LABEL_END.matcher(cut).replaceAll("");
    }
}
