/** What an installation takes: bytes in Kafka and on disk by what causes them, and a model that is held against another run. */
@NullMarked
package dev.culprit.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
