package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a consumer of correlations has in the end: of each id the highest revision. */
record Outcome(SortedMap<String, Correlation> latest) {
    /** @param emitted every record of the topic, in its order within each id */
    static Outcome of(Collection<Correlation> emitted) {
        var latest = new TreeMap<String, Correlation>();
        emitted.forEach(revision ->
                latest.merge(revision.id(), revision, (held, next) -> next.revision() > held.revision() ? next : held));
        return new Outcome(latest);
    }

    List<String> canonical() {
        return latest.values().stream().map(CanonicalJson::of).toList();
    }

    /** Names of those that wait for something. */
    List<String> unfinished() {
        return latest.values().stream()
                .filter(c -> c.phase() == Phase.PROVISIONAL || !c.conditions().isEmpty())
                .map(Correlation::name)
                .toList();
    }

    /** Of the sorted set of canonical contents. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            canonical().forEach(content -> digest.update((content + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Byte for byte the same; where not, the first correlation that differs is shown. */
    void requireSame(Outcome expected, String story) {
        if (hash().equals(expected.hash())) {
            return;
        }
        assertThat(latest.keySet()).as("episodes of " + story).isEqualTo(expected.latest.keySet());
        expected.latest.forEach((id, correlation) -> assertThat(CanonicalJson.of(latest.getOrDefault(id, correlation)))
                .as(correlation.name() + " of " + story)
                .isEqualTo(CanonicalJson.of(correlation)));
    }

    /** One revision has one content, whatever was emitted twice. */
    static void requireOneContentEach(Collection<Correlation> emitted, String story) {
        var contents = new TreeMap<String, String>();
        emitted.forEach(revision -> {
            String content = CanonicalJson.of(revision);
            String known = contents.putIfAbsent(revision.id() + " " + revision.revision(), content);
            assertThat(known == null ? content : known)
                    .as(revision.name() + " revision " + revision.revision() + " of " + story)
                    .isEqualTo(content);
        });
    }

    /** The current revision may be repeated, none before it. */
    static void requireNoneGoesBack(Collection<Correlation> emitted, String story) {
        var current = new TreeMap<String, Integer>();
        emitted.forEach(revision -> {
            Integer before = current.put(revision.id(), revision.revision());
            assertThat(revision.revision())
                    .as(revision.name() + " of " + story)
                    .isGreaterThanOrEqualTo(before == null ? 1 : before);
        });
    }
}
