/** What people and programs are shown of how promises stand. */
@NullMarked
package dev.culprit.rules.standing.report;

import org.jspecify.annotations.NullMarked;
