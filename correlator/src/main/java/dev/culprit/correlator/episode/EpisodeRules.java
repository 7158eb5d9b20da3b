package dev.culprit.correlator.episode;

import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Lookaround;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an episode opens, what it absorbs and when it is over.
 *
 * @param coolDown an alert that fires again sooner after the last one resolved belongs to the same episode
 * @param silence an episode of which nothing is heard for this long is over although nothing resolved it; longer than
 *     Alertmanager's repeat_interval
 * @param lookback evidence from at least this long before the earliest onset is weighed, unless the SLO says how long
 * @param lookahead and until this long after the alert, unless the SLO says how long
 * @param maxLookback never from longer before the alert
 * @param grace how much later than the window evidence may arrive
 */
public record EpisodeRules(
        Duration coolDown,
        Duration silence,
        Duration lookback,
        Duration lookahead,
        Duration maxLookback,
        Duration grace) {
    /** Of the alert's long window, where it names none. */
    private static final Duration ASSUMED_WINDOW = Duration.ofHours(1);

    /** Nobody waits longer for what is final. */
    static final Duration MAX_LOOKAHEAD = Duration.ofHours(1);

    /** Fingerprints of firing alerts kept; more tiers than any SLO has. */
    private static final int MAX_FIRING = 64;

    public EpisodeRules {
        Stream.of(coolDown, silence, lookback, lookahead, maxLookback, grace)
                .filter(Duration::isNegative)
                .findFirst()
                .ifPresent(negative -> {
                    throw new IllegalArgumentException("an episode's durations must not be negative: " + negative);
                });
    }

    public static EpisodeRules defaults() {
        return new EpisodeRules(
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                Duration.ofMinutes(60),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofMinutes(1));
    }

    EpisodeState open(Spike spike) {
        var period = new Correlation.Period(onset(spike), window(spike));
        var episode = new Episode(
                        spike.cluster(),
                        spike.slo(),
                        spike.severity(),
                        spike.burn().rate(),
                        spike.startsAt(),
                        null,
                        spike.alert())
                .told(spike.burn());
        var firing = new TreeSet<String>();
        firing.add(fingerprint(spike));
        return new EpisodeState(
                EpisodeName.id(spike),
                episode,
                period,
                period.window().end().plus(grace),
                firing,
                spike.observedAt(),
                Inquiry.none(),
                null,
                null);
    }

    /** By the burn's series where one told it; a burn that began after its alert is none. */
    private static Onset onset(Spike spike) {
        Burn burn = spike.burn();
        Onset told = burn.onset();
        if (told != null && !told.latest().isAfter(spike.startsAt())) {
            return told;
        }
        return burn.longWindow() == null
                ? new Onset(spike.startsAt().minus(ASSUMED_WINDOW), spike.startsAt(), Onset.Source.ASSUMED)
                : new Onset(spike.startsAt().minus(burn.longWindow()), spike.startsAt(), Onset.Source.ALERT_WINDOW);
    }

    /** As the SLO wants it, within what is kept. */
    private TimeRange window(Spike spike) {
        Lookaround wanted = Objects.requireNonNullElse(spike.alert().lookaround(), new Lookaround(null, null));
        Duration back = Objects.requireNonNullElse(wanted.back(), usualLookback(spike.burn()));
        Duration ahead = Objects.requireNonNullElse(wanted.ahead(), lookahead);
        Instant start = onset(spike).earliest().minus(back);
        Instant furthest = spike.startsAt().minus(maxLookback);
        return new TimeRange(
                start.isBefore(furthest) ? furthest : start,
                spike.startsAt().plus(ahead.compareTo(MAX_LOOKAHEAD) > 0 ? MAX_LOOKAHEAD : ahead));
    }

    private Duration usualLookback(Burn burn) {
        Duration longWindow = burn.longWindow();
        return longWindow == null || lookback.compareTo(longWindow) > 0 ? lookback : longWindow;
    }

    /** How long before now evidence may be asked for, at most. */
    public Duration furthest() {
        return maxLookback.plus(MAX_LOOKAHEAD).plus(grace);
    }

    /** Whether a spike is of an episode before the one known: it is read again after a crash. */
    boolean isPast(EpisodeState known, Spike spike) {
        Instant start = known.episode().startsAt();
        return spike.observedAt().isBefore(start) && spike.startsAt().isBefore(start.minus(coolDown));
    }

    /** Whether a spike belongs to another episode than the one known. */
    boolean isOver(EpisodeState known, Spike spike) {
        Instant resolved = known.episode().resolvedAt();
        boolean cooledDown = resolved != null && spike.startsAt().isAfter(resolved.plus(coolDown));
        return cooledDown
                || isNewStart(known, spike)
                || spike.observedAt().isAfter(known.lastHeard().plus(silence));
    }

    /**
     * An alert keeps its start for as long as it fires. One that is known to fire and comes with a start after all that
     * was heard has ended in between, though nobody said so.
     */
    private boolean isNewStart(EpisodeState known, Spike spike) {
        return known.firing().contains(fingerprint(spike))
                && spike.startsAt().isAfter(known.lastHeard().plus(coolDown));
    }

    EpisodeState absorb(EpisodeState known, Spike spike) {
        var firing = new TreeSet<>(known.firing());
        if (spike.status() == SpikeStatus.RESOLVED) {
            firing.remove(fingerprint(spike));
        } else if (firing.size() < MAX_FIRING) {
            firing.add(fingerprint(spike));
        }
        return known.heard(merge(known.episode(), spike, firing), firing, spike.observedAt());
    }

    private static Episode merge(Episode known, Spike spike, SortedSet<String> firing) {
        return new Episode(
                        known.cluster(),
                        known.slo(),
                        known.severity().max(spike.severity()),
                        spike.status() == SpikeStatus.FIRING
                                ? higher(known.burnRate(), spike.burn().rate())
                                : known.burnRate(),
                        known.startsAt(),
                        firing.isEmpty() ? later(known.resolvedAt(), spike.endsAt()) : null,
                        known.alert(),
                        known.budgetRemaining(),
                        known.series())
                .told(spike.burn());
    }

    private static @Nullable Double higher(@Nullable Double known, @Nullable Double told) {
        if (known == null || told == null) {
            return known == null ? told : known;
        }
        return Double.valueOf(Math.max(known, told));
    }

    private static @Nullable Instant later(@Nullable Instant known, @Nullable Instant told) {
        if (known == null || told == null) {
            return known == null ? told : known;
        }
        return known.isAfter(told) ? known : told;
    }

    private static String fingerprint(Spike spike) {
        return spike.alert().fingerprint().isEmpty()
                ? spike.alert().name() + '/' + spike.burn().longWindow()
                : spike.alert().fingerprint();
    }
}
