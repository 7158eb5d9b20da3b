/** Test files for promtool, whose expected values come from the closed formulas. */
@NullMarked
package dev.culprit.rules.promtest;

import org.jspecify.annotations.NullMarked;
