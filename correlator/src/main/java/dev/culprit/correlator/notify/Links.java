package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.SloRef;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a message leads.
 *
 * @param page template of the address of a correlation's page, empty: there is none
 * @param grafana the same of a dashboard
 */
public record Links(Optional<String> page, Optional<String> grafana) {
    /** How the way to Grafana is called. */
    public static final String GRAFANA_LINK = "Grafana";

    private static final Setting<String> PAGE = Setting.optional(
            "page.url",
            Kind.text(),
            "Address of a correlation's page, to link to: `https://culprit.example/correlations/{name}`. Placeholders: "
                    + "`{namespace}`, `{slo}`, `{name}`, `{id}`, and `{from}`, `{to}` in milliseconds.");
    private static final Setting<String> GRAFANA = Setting.optional(
            "grafana.url",
            Kind.text(),
            "Address of a dashboard, to link to, with the same placeholders: "
                    + "`https://grafana.example/d/slo?var-slo={slo}&from={from}&to={to}`.");

    /** Both. */
    static final Definition DEFINITION = Definition.of(PAGE, GRAFANA)
            .with(new Rule(List.of(PAGE), settings -> settings.find(PAGE).flatMap(Links::mistake)))
            .with(new Rule(List.of(GRAFANA), settings -> settings.find(GRAFANA).flatMap(Links::mistake)));

    /** An address that is longer is left out: no message is to become too long by it. */
    private static final int LONGEST = 600;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    /** The JDK's encoder fails on one as on a defect. */
    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");

    private static final Pattern KNOWN = Pattern.compile("namespace|slo|name|id|from|to");

    /** What was set. */
    public static Links from(Settings settings) {
        return new Links(settings.find(PAGE), settings.find(GRAFANA));
    }

    /** What is wrong with a template; empty when nothing is. */
    private static Optional<String> mistake(String template) {
        Optional<String> unknown = PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !KNOWN.matcher(name).matches())
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("has the placeholder {" + unknown.get()
                    + "}: there are {namespace}, {slo}, {name}, {id}, {from} and {to}");
        }
        String example = PLACEHOLDER.matcher(template).replaceAll("1");
        return Kind.url().parse().apply(example).isPresent()
                ? Optional.empty()
                : Optional.of("must be " + Kind.url().range() + ", with placeholders such as {namespace}");
    }

    /** Addresses by what they lead to, in the order in which they are shown, fit for HTML. */
    public Map<String, String> of(Correlation correlation) {
        var links = new LinkedHashMap<String, String>();
        page.map(template -> filled(template, correlation))
                .flatMap(Links::safe)
                .ifPresent(address -> links.put("Page", address));
        grafana.map(template -> filled(template, correlation))
                .flatMap(Links::safe)
                .ifPresent(address -> links.put(GRAFANA_LINK, address));
        Optional.ofNullable(correlation.episode().alert().runbookUrl())
                .flatMap(Links::safe)
                .ifPresent(address -> links.put("Runbook", address));
        return links;
    }

    private static String filled(String template, Correlation correlation) {
        SloRef slo = correlation.episode().slo();
        Map<String, String> values = Map.of(
                "namespace", slo.namespace(),
                "slo", slo.name(),
                "name", correlation.name(),
                "id", correlation.id(),
                "from", millis(correlation.period().window().start()),
                "to", millis(correlation.period().window().end()));
        return PLACEHOLDER.matcher(template).replaceAll(found -> encoded(values, found));
    }

    private static String millis(Instant time) {
        return String.valueOf(time.toEpochMilli());
    }

    private static String encoded(Map<String, String> values, MatchResult found) {
        String value = values.getOrDefault(found.group(1), "");
        // a plus is a space in queries alone; what is encoded has neither backslash nor dollar
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An address of the web that cannot be taken for anything else; empty where it is none. */
    private static Optional<String> safe(String untrusted) {
        if (HALF_A_CHARACTER.matcher(untrusted).find()) {
            return Optional.empty();
        }
        try {
            String address = new URI(untrusted.strip()).toASCIIString();
            String escaped = address.replace("&", "&amp;");
            boolean isSafe = escaped.length() <= LONGEST
                    && Kind.url().parse().apply(address).isPresent()
                    && address.indexOf('@') < 0;
            return isSafe ? Optional.of(escaped) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
