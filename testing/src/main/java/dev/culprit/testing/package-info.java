/** What the tests of several modules need. */
@NullMarked
package dev.culprit.testing;

import org.jspecify.annotations.NullMarked;
