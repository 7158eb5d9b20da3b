/** What people and programs are shown of a backtest. */
@NullMarked
package dev.culprit.rules.backtest.report;

import org.jspecify.annotations.NullMarked;
