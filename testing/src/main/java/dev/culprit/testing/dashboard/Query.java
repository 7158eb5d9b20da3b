package dev.culprit.testing.dashboard;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a dashboard asks of Prometheus, as Grafana would send it.
 *
 * @param place where it stands in the dashboard
 * @param legend how its series are called; names labels in {@code {{...}}}
 */
public record Query(String place, String expression, String legend) {
    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)(?::\\w+)?}|(\\w+))");

    /** Labels that the legend shows. */
    public Set<String> shown() {
        return LABEL.matcher(legend).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    /** Every variable of one's own allows all, and Grafana's are some length of time. */
    static String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return name.startsWith("__") ? "5m" : ".+";
        });
    }

    /** Names of variables in a text, Grafana's own left out. */
    static Set<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());
    }
}
