package dev.culprit.rules.objective;

import java.math.BigDecimal;

/**
 * Little of the budget is left.
 *
 * @param percent it fires when less is left, or as much where that is nothing
 */
public record BudgetAlert(String name, BigDecimal percent, String severity) {}
