/** What an answer costs, with more and more retained beside what it is about. */
@NullMarked
package dev.culprit.benchmarks.lookup;

import org.jspecify.annotations.NullMarked;
