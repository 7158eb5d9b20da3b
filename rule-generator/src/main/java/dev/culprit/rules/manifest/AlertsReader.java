package dev.culprit.rules.manifest;

import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.rules.objective.Alerts;
import dev.culprit.rules.objective.BudgetAlert;
import dev.culprit.rules.objective.DefaultTiers;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.objective.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what raises alerts. */
final class AlertsReader {
    private static final Pattern HOLD = Pattern.compile("0s|0m|[1-9][0-9]{0,5}[mhdw]");
    private static final String ALERT_NAME = "a name without line breaks";
    private static final Map<String, String> SEVERITIES =
            Map.of("critical", "critical", "warning", "warning", "info", "info", "page", "page", "ticket", "ticket");
    private static final String[] TIER_FIELDS = {
        "name", "consumePercent", "consumeWindow", "burnRate", "longWindow", "shortWindow", "for", "severity"
    };

    private final Field alerting;
    private final Window slo;

    private AlertsReader(Field alerting, Window slo) {
        this.alerting = alerting;
        this.slo = slo;
    }

    static Alerts read(Field alerting, Window slo) {
        if (!alerting.given()
                || !alerting.object(
                        "burnRateAlerts", "budgetErrorAlerts", "gapAlerts", "labels", "annotations", "runbookUrl")) {
            return Alerts.byDefault(slo);
        }
        return new AlertsReader(alerting, slo).alerts();
    }

    private Alerts alerts() {
        Field gaps = alerting.at("gapAlerts");
        Field runbook = alerting.at("runbookUrl");
        @Nullable
        String url = runbook.given()
                ? runbook.text(Limits.URL, Shapes.URL, "an address that begins with https:// or http://")
                : null;
        return new Alerts(
                tiers(alerting.at("burnRateAlerts")),
                budget(alerting.at("budgetErrorAlerts")),
                !gaps.given() || (gaps.object("enabled") && gaps.at("enabled").flag()),
                own(alerting.at("labels"), Shapes.TAKEN),
                own(alerting.at("annotations"), Shapes.TAKEN_ANNOTATIONS),
                url);
    }

    private static SortedMap<String, String> own(Field field, Set<String> taken) {
        SortedMap<String, String> own = field.texts(Limits.MATCHERS, Shapes.LABEL, Shapes.LONGEST_VALUE);
        own.keySet().stream()
                .filter(name -> taken.contains(name) || name.startsWith("__"))
                .forEach(
                        name -> field.wrong(Shown.of(name) + " is taken by the rules themselves: choose another name"));
        return own;
    }

    /** Where only other alerts are asked for, none of burn rates are made, as with SLOK. */
    private List<Tier> tiers(Field field) {
        if (!field.given()) {
            return alerting.at("budgetErrorAlerts").given() ? List.of() : DefaultTiers.of(slo);
        }
        if (!field.object("enabled", "alerts") || !field.at("enabled").flag()) {
            return List.of();
        }
        List<Tier> own =
                field.at("alerts").items(Limits.ALERTS).stream().map(this::tier).toList();
        return own.isEmpty() ? DefaultTiers.of(slo) : own;
    }

    private Tier tier(Field field) {
        field.object(TIER_FIELDS);
        Window longer = window(field.at("longWindow"));
        Window shorter = window(field.at("shortWindow"));
        if (shorter.compareTo(longer) >= 0) {
            field.at("shortWindow").wrong("must be shorter than longWindow, which is " + longer);
            shorter = longer;
        }
        BigDecimal threshold = threshold(field);
        if (threshold.compareTo(BigDecimal.ONE) < 0) {
            field.wrong(
                    "has the threshold " + threshold.round(new MathContext(4)).toPlainString()
                            + ", which an SLO that keeps its promise exceeds: choose 1 at least, with consumePercent/100 * "
                            + slo + "/consumeWindow");
            threshold = BigDecimal.ONE;
        }
        return new Tier(
                field.at("name").text(Limits.NAME, Shapes.LINE, ALERT_NAME),
                threshold,
                longer,
                shorter,
                hold(field.at("for"), longer),
                field.at("severity").choice(SEVERITIES, "ticket"));
    }

    private Window window(Field field) {
        Window window = field.window(Window.ofMinutes(60));
        if (window.compareTo(slo) > 0) {
            field.wrong(window + " is longer than the SLO's own window, which is " + slo);
        }
        return window;
    }

    private BigDecimal threshold(Field field) {
        boolean consumes =
                field.at("consumePercent").given() || field.at("consumeWindow").given();
        if (field.at("burnRate").given() == consumes) {
            field.wrong("needs either burnRate, or consumePercent and consumeWindow");
            return BigDecimal.ONE;
        }
        if (!consumes) {
            return field.at("burnRate").number(BigDecimal.ONE);
        }
        BigDecimal percent = field.at("consumePercent").number(BigDecimal.ONE);
        Window over = window(field.at("consumeWindow"));
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            field.at("consumePercent").wrong("must be above 0 and at most 100");
            return BigDecimal.ONE;
        }
        return percent.movePointLeft(2)
                .multiply(BigDecimal.valueOf(slo.minutes()))
                .divide(BigDecimal.valueOf(over.minutes()), MathContext.DECIMAL64)
                .stripTrailingZeros();
    }

    private static Duration hold(Field field, Window longer) {
        if (!field.given()) {
            return DefaultTiers.hold(longer);
        }
        String text = field.text(10, HOLD, "a length of time, as 2m or 1h, or 0m");
        return Window.parse(text).map(Window::length).orElse(Duration.ZERO);
    }

    private static List<BudgetAlert> budget(Field field) {
        if (!field.given()
                || !field.object("enabled", "alerts")
                || !field.at("enabled").flag()) {
            return List.of();
        }
        var alerts = new ArrayList<BudgetAlert>();
        alerts.add(new BudgetAlert("SLOObjectiveAtRisk", BigDecimal.TEN, "warning"));
        alerts.add(new BudgetAlert("SLOObjectiveViolated", BigDecimal.ZERO, "critical"));
        field.at("alerts").items(Limits.ALERTS).forEach(item -> alerts.add(budgetAlert(item)));
        var names = new HashSet<String>();
        alerts.stream()
                .filter(alert -> !names.add(alert.name() + "/" + alert.severity()))
                .forEach(alert -> field.at("alerts")
                        .wrong("has two alerts named " + Shown.of(alert.name())
                                + " of one severity: SLOObjectiveAtRisk and SLOObjectiveViolated are there already"));
        return alerts;
    }

    private static BudgetAlert budgetAlert(Field field) {
        field.object("name", "percent", "severity");
        BigDecimal percent = field.at("percent").number(BigDecimal.TEN);
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            field.at("percent").wrong("must be from 0 to 100");
        }
        return new BudgetAlert(
                field.at("name").text(Limits.NAME, Shapes.LINE, ALERT_NAME),
                percent,
                field.at("severity").choice(SEVERITIES, "warning"));
    }
}
