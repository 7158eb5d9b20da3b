package dev.culprit.correlator.episode;

import dev.culprit.api.record.Spike;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** What a correlation is called. */
final class EpisodeName {
    /** So that the whole name is a valid label value: 63 less a 14-digit time, 8 hex digits and two dashes. */
    private static final int MAX_SLO = 39;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EpisodeName() {}

    /** Hash of cluster, namespace, SLO and the start of the spike that opens the episode: 32 hex digits. */
    static String id(Spike opening) {
        String identity = String.join("\n", opening.key(), opening.startsAt().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static String of(EpisodeState state) {
        return of(state.episode().slo().name(), state.episode().startsAt(), state.id());
    }

    /** {@code <slo, cut>-<yyyymmddhhmmss UTC>-<8 hex>}: two spikes in one second do not collide. */
    static String of(String slo, Instant startsAt, String id) {
        String safe =
                slo.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+", "");
        String cut = safe.substring(0, Math.min(safe.length(), MAX_SLO)).replaceAll("-+$", "");
        String head = cut.isEmpty() ? "slo" : cut;
        return head + "-" + STAMP.format(startsAt) + "-" + id.substring(0, 8);
    }
}
