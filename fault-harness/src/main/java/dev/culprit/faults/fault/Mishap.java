package dev.culprit.faults.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was tried.
 *
 * @param after the beginning of the run
 * @param lasted until it was mended
 * @param recovered from then until all was whole; null where that took longer than is waited for
 */
public record Mishap(
        String name,
        Duration after,
        Duration lasted,
        @Nullable Duration recovered) {}
