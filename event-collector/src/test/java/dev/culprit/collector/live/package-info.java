/** The collector on a live cluster, which stops at every bad moment. */
@org.jspecify.annotations.NullMarked
package dev.culprit.collector.live;
