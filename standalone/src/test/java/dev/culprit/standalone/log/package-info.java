/** Logs as JSON. */
@NullMarked
package dev.culprit.standalone.log;

import org.jspecify.annotations.NullMarked;
