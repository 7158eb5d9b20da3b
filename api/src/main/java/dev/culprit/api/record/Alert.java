package dev.culprit.api.record;

import org.jspecify.annotations.Nullable;

/**
 * Which alert raised a spike.
 *
 * @param name the label {@code alertname}, may be empty
 * @param fingerprint Alertmanager's, stable over an alert's repeats
 * @param service the label {@code service}, absent when there is none
 * @param runbookUrl the annotation {@code runbook_url}: untrusted text
 */
public record Alert(
        String name,
        String fingerprint,
        @Nullable String service,
        @Nullable String runbookUrl) {}
