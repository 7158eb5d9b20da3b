/**
 * Settings of a process: defined once, read from a file and the environment, all mistakes reported together.
 *
 * <p>Start at {@link dev.culprit.runtime.settings.Definition}, then {@link dev.culprit.runtime.settings.Settings}.
 */
@NullMarked
package dev.culprit.runtime.settings;

import org.jspecify.annotations.NullMarked;
