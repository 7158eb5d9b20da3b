/** How numbers and tables look to people. */
@NullMarked
package dev.culprit.rules.text;

import org.jspecify.annotations.NullMarked;
