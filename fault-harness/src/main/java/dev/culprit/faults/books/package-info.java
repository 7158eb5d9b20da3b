/** What had to come out, held against what did. */
@NullMarked
package dev.culprit.faults.books;

import org.jspecify.annotations.NullMarked;
