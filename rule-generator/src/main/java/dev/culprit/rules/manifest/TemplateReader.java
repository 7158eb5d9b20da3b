package dev.culprit.rules.manifest;

import com.google.re2j.PatternSyntaxException;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.SliTemplate;
import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.promql.Matcher;
import dev.culprit.rules.promql.Selector;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** The templates: metric names that exporters and libraries agree on. */
final class TemplateReader {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
    private static final String CODES = "errorCodes";
    private static final String THRESHOLD = "threshold";

    private static final Map<String, SliTemplate> NAMES = Map.of(
            "http-availability", SliTemplate.HTTP_AVAILABILITY,
            "http-latency", SliTemplate.HTTP_LATENCY,
            "kubernetes-apiserver", SliTemplate.KUBERNETES_APISERVER,
            "probe", SliTemplate.PROBE,
            "grpc-availability", SliTemplate.GRPC_AVAILABILITY);

    private final Field template;
    private final List<Matcher> matchers;

    private TemplateReader(Field template, List<Matcher> matchers) {
        this.template = template;
        this.matchers = matchers;
    }

    static Sli read(Field template) {
        if (!template.object("name", "labels", "params")) {
            return new Sli.Probes(Selector.of("up", List.of()));
        }
        SortedMap<String, String> labels =
                template.at("labels").texts(Limits.MATCHERS, Shapes.LABEL, Shapes.LONGEST_VALUE);
        List<Matcher> matchers = labels.entrySet().stream()
                .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                .toList();
        return new TemplateReader(template, matchers).of(template.at("name").choice(NAMES, SliTemplate.PROBE));
    }

    private Sli of(SliTemplate name) {
        return switch (name) {
            case HTTP_AVAILABILITY -> counters("http_requests_total", "status", "5..");
            case KUBERNETES_APISERVER -> counters("apiserver_request_total", "code", "5..");
            case GRPC_AVAILABILITY ->
                counters(
                        "grpc_server_handled_total",
                        "grpc_code",
                        "Unknown|DeadlineExceeded|ResourceExhausted|Unimplemented|Internal|Unavailable|DataLoss");
            case HTTP_LATENCY -> latency();
            case PROBE -> {
                params();
                yield new Sli.Probes(Selector.of("probe_success", matchers));
            }
        };
    }

    private Sli counters(String metric, String label, String usual) {
        params(CODES);
        Field codes = template.at("params").at(CODES);
        String pattern = codes.given() ? codes.text(Shapes.LONGEST_VALUE) : usual;
        Selector total = Selector.of(metric, matchers);
        try {
            return new Sli.Counters(total, total.and(Matcher.matches(label, pattern)));
        } catch (PatternSyntaxException e) {
            codes.wrong(Shown.of(pattern) + " is no regular expression: " + e.getDescription());
            return new Sli.Counters(total, total);
        }
    }

    private Sli latency() {
        params(THRESHOLD);
        Field threshold = template.at("params").at(THRESHOLD);
        String text = threshold.text(20, SECONDS, "a number of seconds, as \"0.5\"");
        BigDecimal seconds = SECONDS.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ONE;
        if (seconds.signum() == 0) {
            threshold.wrong("must be more than 0 seconds");
        }
        if (matchers.stream().anyMatch(matcher -> matcher.label().equals("le"))) {
            template.at("labels").wrong("'le' is what the threshold sets: leave it out");
        }
        Selector bucket = Selector.of("http_request_duration_seconds_bucket", matchers);
        return new Sli.Fast(Selector.of("http_request_duration_seconds_count", matchers), bucket.and(bound(seconds)));
    }

    /** Whole seconds are written in two ways, by the age of the server that scraped them. */
    private static Matcher bound(BigDecimal seconds) {
        String plain = seconds.stripTrailingZeros().toPlainString();
        return plain.contains(".") ? Matcher.equal("le", plain) : Matcher.matches("le", plain + "|" + plain + "\\.0");
    }

    private void params(String... known) {
        Field params = template.at("params");
        if (params.given()) {
            params.object(known);
        }
    }
}
