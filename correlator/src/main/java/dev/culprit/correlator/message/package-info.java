/** What the two halves of the topology say to each other: questions to buckets, answers to episodes. */
@NullMarked
package dev.culprit.correlator.message;

import org.jspecify.annotations.NullMarked;
