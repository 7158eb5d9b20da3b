/** What an SLO would have said of the past: its budget day by day, and every alert that would have fired. */
@NullMarked
package dev.culprit.rules.backtest;

import org.jspecify.annotations.NullMarked;
