/** The page that lists all meters, each section of it generated from what a registry really shows. */
@NullMarked
package dev.culprit.testing.metrics;

import org.jspecify.annotations.NullMarked;
