/** Logs as JSON, for whoever collects them. */
@NullMarked
package dev.culprit.standalone.log;

import org.jspecify.annotations.NullMarked;
