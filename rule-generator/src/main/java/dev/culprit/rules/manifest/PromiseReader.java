package dev.culprit.rules.manifest;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.rules.objective.Target;
import dev.culprit.rules.objective.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** What SLOs and compositions say in the same way. */
final class PromiseReader {
    private static final Pattern DAYS_HOURS_WEEKS = Pattern.compile("[1-9][0-9]{0,3}[dhw]");
    private static final Window MONTH = new Window(Duration.ofDays(30));
    private static final Window LONGEST = new Window(Duration.ofDays(400));

    private PromiseReader() {}

    static SloRef ref(Field resource, String defaultNamespace) {
        Field metadata = resource.at("metadata");
        metadata.at("labels").labels();
        metadata.at("annotations").labels();
        String name = metadata.at("name")
                .text(
                        Limits.NAME,
                        Shapes.NAME,
                        "a name that Kubernetes takes: lower case letters, digits, '-' and '.'");
        String namespace = metadata.at("namespace").given() ? namespace(metadata.at("namespace")) : defaultNamespace;
        return new SloRef(namespace, name);
    }

    static String namespace(Field field) {
        return field.text(Limits.LABEL, Shapes.NAMESPACE, "a namespace's name: lower case letters, digits and '-'");
    }

    static Target target(Field field) {
        BigDecimal percent = field.number(BigDecimal.valueOf(99));
        if (percent.signum() <= 0) {
            field.wrong(percent.toPlainString() + " promises nothing: it is in percent, choose more than 0");
        } else if (percent.compareTo(Target.HUNDRED) >= 0) {
            field.wrong(percent.toPlainString()
                    + " leaves no error budget to burn: it is in percent, choose less than 100");
        } else {
            if (percent.compareTo(BigDecimal.ONE) < 0) {
                field.warn(percent.toPlainString() + " is less than one percent: is it meant as a ratio?");
            }
            return new Target(percent);
        }
        return Target.of("99");
    }

    static Window window(Field field) {
        String text = field.text(5, DAYS_HOURS_WEEKS, "a window of days, hours or weeks, as 30d, 720h or 4w");
        Window window = Window.parse(text).orElse(MONTH);
        if (window.minutes() < 60 || window.compareTo(LONGEST) > 0) {
            field.wrong(Shown.of(text) + " is too "
                    + (window.minutes() < 60 ? "short: an hour at least" : "long: " + LONGEST + " at most"));
            return MONTH;
        }
        return window;
    }
}
