package dev.culprit.collector.onset;

import dev.culprit.api.record.SloRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of Prometheus for one SLO.
 *
 * @param isSelector it selects recorded series, whose own values can be read; else an expression to evaluate
 * @param isBurnRate its values are multiples of the rate that spends the whole budget; else ratios of errors
 */
public record SeriesQuery(String text, boolean isSelector, boolean isBurnRate) {
    private static final Pattern PLACE = Pattern.compile("\\{(slo|namespace)}");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SELECTOR = Pattern.compile("[a-zA-Z_:][\\w:]*\\s*(\\{[^{}]*})?");

    /** Whether every place to fill stands in double quotes, where what is filled in can do nothing but be a text. */
    public static boolean isSafe(String template) {
        return !PLACE.matcher(QUOTED.matcher(template).replaceAll("")).find();
    }

    /** The series that may tell an SLO's burn, best first. */
    static List<SeriesQuery> of(SloRef slo, @Nullable String service, @Nullable String template) {
        var queries = new ArrayList<SeriesQuery>();
        if (template != null) {
            boolean selects =
                    SELECTOR.matcher(PLACE.matcher(template).replaceAll("")).matches();
            queries.add(new SeriesQuery(filled(template, slo), selects, true));
        }
        queries.add(new SeriesQuery(slok("slok:burn_rate(_composition)?:5m", slo), true, true));
        queries.add(new SeriesQuery(slok("slok:sli_error(_composition)?_rate:5m", slo), true, false));
        queries.add(new SeriesQuery("slo:sli_error:ratio_rate5m" + sloth(slo, service), true, false));
        queries.add(new SeriesQuery("{__name__=~\".+:burnrate5m\",slo=" + quoted(slo.name()) + "}", true, false));
        return List.copyOf(queries);
    }

    /** Names of all series of {@link #of} that are known without being told, of whatever SLO: a selector. */
    public static String ofAnySlo() {
        return "{__name__=~\"slok:burn_rate(_composition)?:5m|slok:sli_error(_composition)?_rate:5m"
                + "|slo:sli_error:ratio_rate5m|.+:burnrate5m\"}";
    }

    /** Where the rate is recorded when a series of {@link #of} is of errors. */
    static SeriesQuery rateBeside(SloRef slo, @Nullable String service) {
        return new SeriesQuery("slo:current_burn_rate:ratio" + sloth(slo, service), true, true);
    }

    /** What is left of the error budget, wherever it is recorded: an expression. */
    static String budget(SloRef slo, @Nullable String service) {
        return slok("slok:error_budget_remaining(_composition)?", slo) + " or slo:period_error_budget_remaining:ratio"
                + sloth(slo, service);
    }

    /** By a pattern of the name: compositions have series of their own. */
    private static String slok(String names, SloRef slo) {
        return "{__name__=~" + quoted(names) + ",slo_name=" + quoted(slo.name()) + ",slo_namespace="
                + quoted(slo.namespace()) + "}";
    }

    private static String sloth(SloRef slo, @Nullable String service) {
        String of = service == null ? "" : ",sloth_service=" + quoted(service);
        return "{sloth_slo=" + quoted(slo.name()) + of + "}";
    }

    /** In one pass: a name that looks like a place to fill is a name. */
    private static String filled(String template, SloRef slo) {
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(escaped(place.group(1).equals("slo") ? slo.name() : slo.namespace())));
    }

    private static String quoted(String value) {
        return '"' + escaped(value) + '"';
    }

    /** As PromQL reads it between double quotes: labels come from whoever can send an alert. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
