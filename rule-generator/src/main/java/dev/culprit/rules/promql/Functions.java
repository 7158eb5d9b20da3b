package dev.culprit.rules.promql;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PromQL's functions and aggregations, with what they take: V series, R a range, S a number, T a string, ? optional. */
final class Functions {
    static final Set<String> AGGREGATIONS =
            Set.of("sum", "avg", "min", "max", "count", "stddev", "stdvar", "group", "topk", "bottomk", "quantile");

    /** Those that take a number before the series. */
    static final Set<String> WITH_PARAMETER = Set.of("topk", "bottomk", "quantile");

    private static final Map<String, String> BY_ARGUMENTS = Map.ofEntries(
            Map.entry("", "time pi"),
            Map.entry(
                    "R",
                    "rate irate increase delta idelta deriv changes resets avg_over_time min_over_time max_over_time"
                            + " sum_over_time count_over_time stddev_over_time stdvar_over_time last_over_time"
                            + " present_over_time absent_over_time mad_over_time"),
            Map.entry(
                    "V",
                    "abs absent ceil floor exp ln log2 log10 sqrt sgn sort sort_desc scalar timestamp acos acosh asin asinh"
                            + " atan atanh cos cosh sin sinh tan tanh deg rad histogram_count histogram_sum histogram_avg"),
            Map.entry("S", "vector"),
            Map.entry("VS", "clamp_min clamp_max"),
            Map.entry("VSS", "clamp"),
            Map.entry("V?S", "round"),
            Map.entry("SV", "histogram_quantile"),
            Map.entry("SR", "quantile_over_time"),
            Map.entry("RS", "predict_linear"),
            Map.entry("RSS", "holt_winters double_exponential_smoothing"),
            Map.entry("SSV", "histogram_fraction"),
            Map.entry("VTTTT", "label_replace"),
            Map.entry("?V", "minute hour month year day_of_month day_of_week day_of_year days_in_month"));

    private static final Map<String, String> ARGUMENTS = new HashMap<>();

    static {
        BY_ARGUMENTS.forEach(
                (arguments, names) -> List.of(names.split(" ")).forEach(name -> ARGUMENTS.put(name, arguments)));
    }

    private Functions() {}

    static boolean isKnown(String name) {
        return ARGUMENTS.containsKey(name);
    }

    static Kind result(String name) {
        return Set.of("time", "pi", "scalar").contains(name) ? Kind.SCALAR : Kind.VECTOR;
    }

    /** What is wrong with the arguments, or nothing. */
    static @Nullable String mistake(String name, List<Kind> given) {
        String wanted = ARGUMENTS.getOrDefault(name, "");
        int most = wanted.replace("?", "").length();
        int least = wanted.contains("?") ? wanted.indexOf('?') : most;
        if (given.size() < least || given.size() > most) {
            return name + " takes " + (least == most ? "" : least + " to ") + most + " arguments, not " + given.size();
        }
        List<Kind> kinds = Arrays.stream(wanted.replace("?", "").split("", -1))
                .filter(letter -> !letter.isEmpty())
                .map(Functions::kind)
                .toList();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) != kinds.get(i)) {
                return "argument " + (i + 1) + " of " + name + " is "
                        + given.get(i).shown() + ", and must be " + kinds.get(i).shown();
            }
        }
        return null;
    }

    private static Kind kind(String letter) {
        return switch (letter.charAt(0)) {
            case 'V' -> Kind.VECTOR;
            case 'R' -> Kind.RANGE;
            case 'S' -> Kind.SCALAR;
            default -> Kind.STRING;
        };
    }
}
