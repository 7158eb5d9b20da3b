/** Brings rules and status to where they belong, writes nothing that is there already, and leaves alone what is not its own. */
@NullMarked
package dev.culprit.rules.writing;

import org.jspecify.annotations.NullMarked;
