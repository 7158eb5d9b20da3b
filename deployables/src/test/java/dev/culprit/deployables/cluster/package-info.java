/** The chart on a real API server: it takes every object, and the processes need all of their rights and no other. */
@NullMarked
package dev.culprit.deployables.cluster;

import org.jspecify.annotations.NullMarked;
