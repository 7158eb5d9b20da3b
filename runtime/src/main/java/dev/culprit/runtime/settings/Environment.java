package dev.culprit.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the variables that begin with {@code CULPRIT_}. */
final class Environment {
    /** Read by the launcher, by the logs and before all settings. */
    private static final Set<String> OTHERS =
            Set.of(Sources.FILE_VARIABLE, "CULPRIT_LOG_LEVEL", "CULPRIT_LOG_FORMAT", "CULPRIT_OPTS");

    /**
     * Kubernetes sets these in every Pod for every Service of its namespace: for a Service {@code culprit-webhook} there
     * is a {@code CULPRIT_WEBHOOK_PORT=tcp://10.0.0.7:80} that nobody meant as a setting.
     */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("\\w+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern SERVICE_URL = Pattern.compile("(tcp|udp|sctp)://\\S+");

    private Environment() {}

    /** Mistakes are added to those given. */
    static List<Given> read(Map<String, String> variables, Vocabulary vocabulary, List<String> mistakes) {
        List<Given> given = new ArrayList<>();
        new TreeMap<>(variables).forEach((variable, value) -> {
            if (variable.startsWith(Setting.ENVIRONMENT_PREFIX) && !isOfOthers(variable, value)) {
                Optional<String> name = vocabulary.nameOf(variable);
                name.ifPresentOrElse(
                        known -> given.add(new Given(known, value.strip(), variable)),
                        () -> mistakes.add(variable + " is no setting" + suggestion(variable, vocabulary)));
            }
        });
        return given;
    }

    private static boolean isOfOthers(String variable, String value) {
        return OTHERS.contains(variable)
                || SERVICE_LINK.matcher(variable).matches()
                || (variable.endsWith("_PORT") && SERVICE_URL.matcher(value).matches());
    }

    private static String suggestion(String variable, Vocabulary vocabulary) {
        return Names.nearest(variable, vocabulary.variables())
                .map(name -> ": did you mean " + name + "?")
                .orElse(": take it away");
    }
}
