/** What goes wrong, for how long, and how soon all is well again. */
@NullMarked
package dev.culprit.faults.fault;

import org.jspecify.annotations.NullMarked;
