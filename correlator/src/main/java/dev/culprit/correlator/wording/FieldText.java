package dev.culprit.correlator.wording;

import dev.culprit.api.record.FieldChange;
import dev.culprit.runtime.text.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One altered field: how a person calls it, and what became of its value. */
final class FieldText {
    private static final int NAME_SHOWN = 63;

    private static final Pattern RESOURCE = Pattern.compile("\\.resources\\.(limit|request)s\\.(.+)$");

    private static final Pattern PROBE = Pattern.compile("(liveness|readiness|startup)Probe(?:\\.(.+))?$");

    /** What of a route's backend it is: its service, its port. */
    private static final Pattern ROUTE_LEAF =
            Pattern.compile("\\.(service|port)(?:Name|Port)?(?:\\.(?:name|number))?$");

    private static final Pattern HOLDER = Pattern.compile("^(?:spec\\.)?(?:template\\.)?(?:spec\\.)?");

    private FieldText() {}

    /** {@code env LOG_LEVEL info -> debug}. */
    static String of(FieldChange field) {
        return switch (field.type()) {
            case IMAGE -> "image " + image(field);
            case RESTART -> "restarted";
            case CORDON -> "true".equals(field.after()) ? "cordoned" : "uncordoned";
            case ENV_FROM, CONTAINER, VOLUME -> label(field) + " " + presence(field);
            case TAINT, NETWORK, ENV -> label(field) + " " + ValueText.told(field);
            case MORE -> label(field);
            default -> label(field) + " " + ValueText.of(field);
        };
    }

    /** {@code image of proxy v1 -> v2}: for a Pod of which several containers changed their image. */
    static String ofOneAmongImages(FieldChange field) {
        return field.name().isEmpty() ? of(field) : "image of " + name(field) + " " + image(field);
    }

    /** {@code replicas 2}: the value of an object that came or went; of a structure only its name. */
    static String alone(FieldChange field, String value) {
        if (value.startsWith("{") || value.startsWith("[{")) {
            return label(field);
        }
        return switch (field.type()) {
            case IMAGE -> "image " + OneLine.of(ImageText.alone(value), 2 * NAME_SHOWN);
            case KEY, ENV_FROM, CONTAINER, VOLUME, MORE -> label(field);
            default -> label(field) + " " + ValueText.alone(value);
        };
    }

    static String name(FieldChange field) {
        String name = field.name().isEmpty() ? leaf(field.path()) : field.name();
        return OneLine.of(name, NAME_SHOWN);
    }

    private static String label(FieldChange field) {
        return switch (field.type()) {
            case IMAGE -> "image";
            case ENV -> "env " + name(field);
            case ENV_FROM -> "env from " + name(field);
            case COMMAND -> leaf(field.path()).startsWith("args") ? "args" : "command";
            case RESOURCES -> resource(field.path());
            case PROBE -> probe(field.path());
            case CONTAINER_PORT -> joined("container port", field.name());
            case CONTAINER -> "container " + name(field);
            case VOLUME -> "volume " + name(field);
            case SERVICE_ACCOUNT -> "service account";
            case REPLICAS -> leaf(field.path()).endsWith("eplicas") ? leaf(field.path()) : "replicas";
            case SELECTOR -> field.name().equals("selector") ? "selector" : joined("selector", field.name());
            case SERVICE_PORT -> joined("port", field.name());
            case ROUTE -> field.path().contains("[") ? "route " + routed(field) : name(field);
            case NETWORK -> joined("network policy", field.name());
            case AUTOSCALING -> scaling(field);
            case QUOTA -> "quota " + name(field);
            case CORDON -> "cordon";
            case TAINT -> "taint " + name(field);
            case STORAGE -> field.name().equals("storage") ? "size" : name(field);
            case JOB, DISRUPTION -> name(field);
            case KEY -> "key " + name(field);
            case RESTART -> "restart";
            case MORE -> OneLine.of(field.name(), NAME_SHOWN) + " more fields";
            case LABEL -> "label " + name(field);
            case ANNOTATION -> "annotation " + name(field);
            case SCHEDULING, SECURITY, STRATEGY, SPEC -> shortPath(field.path());
        };
    }

    /** {@code shop.example.com/api}; of what lies deeper, what it is: {@code shop.example.com/api port}. */
    private static String routed(FieldChange field) {
        Matcher deeper = ROUTE_LEAF.matcher(field.path());
        boolean rule = field.path().endsWith("]") || field.path().endsWith("." + field.name());
        return name(field) + (rule || !deeper.find() ? "" : " " + deeper.group(1));
    }

    /** {@code maxReplicas}; of a metric {@code target cpu averageUtilization}. */
    private static String scaling(FieldChange field) {
        return field.path().contains(".metrics[") ? "target " + name(field) : name(field);
    }

    private static String image(FieldChange field) {
        @Nullable String before = field.before();
        @Nullable String after = field.after();
        if (before != null && after != null) {
            return OneLine.of(ImageText.between(before, after), 4 * NAME_SHOWN);
        }
        String image = Stream.of(field.name(), leaf(field.path()))
                .filter(s -> !s.isEmpty())
                .findFirst()
                .orElse("");
        String only = after != null ? after : before;
        return OneLine.of(only == null ? image : ImageText.alone(only), 2 * NAME_SHOWN) + " " + presence(field);
    }

    private static String presence(FieldChange field) {
        if (field.isAdded()) {
            return "added";
        }
        return field.isRemoved() ? "removed" : "changed";
    }

    /** {@code memory limit}, as people say it, for {@code resources.limits.memory}. */
    private static String resource(String path) {
        Matcher found = RESOURCE.matcher(path);
        return found.find() ? OneLine.of(found.group(2) + " " + found.group(1), NAME_SHOWN) : "resources";
    }

    private static String probe(String path) {
        Matcher found = PROBE.matcher(path);
        return found.find() ? joined(found.group(1) + " probe", found.group(2)) : "probe";
    }

    private static String joined(String word, @Nullable String name) {
        return name == null || name.isEmpty() ? word : word + " " + OneLine.of(name, NAME_SHOWN);
    }

    private static String shortPath(String path) {
        return OneLine.of(HOLDER.matcher(path).replaceFirst(""), NAME_SHOWN);
    }

    /** What follows the last dot, or stands in the last brackets: {@code spec.ports[http]} ends in {@code http}. */
    private static String leaf(String path) {
        if (path.endsWith("]")) {
            return path.substring(path.lastIndexOf('[') + 1, path.length() - 1);
        }
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
