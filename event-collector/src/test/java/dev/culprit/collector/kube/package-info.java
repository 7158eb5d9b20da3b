/** Watches against an API server that does everything an API server may do. */
@NullMarked
package dev.culprit.collector.kube;

import org.jspecify.annotations.NullMarked;
