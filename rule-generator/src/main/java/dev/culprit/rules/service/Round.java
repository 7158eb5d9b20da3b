package dev.culprit.rules.service;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.resource.Made;
import dev.culprit.rules.resource.Master;
import dev.culprit.rules.resource.Others;
import dev.culprit.rules.resource.Workshop;
import dev.culprit.rules.standing.Standing;
import dev.culprit.rules.status.Author;
import dev.culprit.rules.status.Finding;
import dev.culprit.rules.status.Sheet;
import dev.culprit.rules.writing.Obstacle;
import dev.culprit.rules.writing.RuleOutput;
import dev.culprit.rules.writing.StatusDesk;
import dev.culprit.rules.writing.Written;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at one object: its rules first, which need nobody, and its status second. Both are compared with what is there,
 * and written where they differ.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Master master;
    private final Workshop workshop;
    private final RuleOutput output;
    private final Optional<Readings> readings;
    private final Author author;
    private final StatusDesk desk;
    private final Duration interval;
    private final ServiceMeters meters;
    private final Bystanders bystanders;
    private final Retries retries = new Retries();
    private final Map<Key, Ours> ours = new ConcurrentHashMap<>();

    /**
     * What was written to a state of an object that the watch may still show.
     *
     * @param seen the resourceVersion that was looked at then
     */
    private record Ours(String seen, Sheet sheet) {}

    /** What a round is made of. */
    record Tools(
            Master master,
            Workshop workshop,
            RuleOutput output,
            Optional<Readings> readings,
            Author author,
            StatusDesk desk,
            Duration interval,
            ServiceMeters meters,
            Bystanders bystanders) {}

    Round(Tools tools) {
        master = tools.master();
        workshop = tools.workshop();
        output = tools.output();
        readings = tools.readings();
        author = tools.author();
        desk = tools.desk();
        interval = tools.interval();
        meters = tools.meters();
        bystanders = tools.bystanders();
    }

    /** Until when the next look can wait, if nothing changes. */
    Duration of(Declared resource, Others others) {
        Key key = resource.key();
        Optional<String> other = master.other(resource.getMetadata());
        if (other.isPresent()) {
            bystanders.left(key, other.get());
            meters.gone(key);
            return interval;
        }
        bystanders.back(key);
        Finding finding = finding(resource, others);
        Optional<Obstacle> hindered = write(resource, finding);
        if (hindered.isPresent() || isToBeRetried(finding)) {
            return retries.failed(key);
        }
        retries.succeeded(key);
        return spread(key, readings.map(all -> all.pause(key)).orElse(interval));
    }

    /** It is no more. */
    void gone(Key key) {
        output.gone(key);
        workshop.forget(key);
        readings.ifPresent(all -> all.forget(key));
        meters.gone(key);
        bystanders.back(key);
        retries.succeeded(key);
        ours.remove(key);
    }

    private Finding finding(Declared resource, Others others) {
        return switch (workshop.of(resource, others)) {
            case Made.Right right -> {
                Written written = output.write(resource, right.rules());
                count(resource.key(), written);
                Optional<Standing> standing = readings.flatMap(all -> all.of(resource.key(), right.promise()));
                yield new Finding.Ruled(right, written, standing);
            }
            case Made.Wrong wrong -> new Finding.Unruly(wrong);
        };
    }

    private void count(Key key, Written written) {
        switch (written) {
            case Written.Done(String where, boolean changed) -> {
                if (changed) {
                    meters.wrote("rules");
                    LOG.info("Rules written; object={} where={}", key, where);
                }
            }
            case Written.NotOurs other -> meters.notOurs();
            case Written.Hindered(Obstacle obstacle) -> meters.hindered(obstacle);
        }
    }

    private Optional<Obstacle> write(Declared resource, Finding finding) {
        Key key = resource.key();
        Sheet before = before(resource);
        Sheet now = author.sheet(resource, finding, before);
        meters.stands(key, level(now.state()));
        if (now.says(before)) {
            return Optional.empty();
        }
        Optional<Obstacle> hindered = desk.apply(resource, now.tree(key.composition()));
        hindered.ifPresentOrElse(
                obstacle -> {
                    meters.hindered(obstacle);
                    LOG.warn(
                            "Status not written; object={} reason={} detail={}",
                            key,
                            obstacle.reason(),
                            obstacle.detail());
                },
                () -> {
                    meters.wrote("status");
                    ours.put(key, new Ours(seen(resource), now));
                });
        return hindered;
    }

    /** The watch may be behind what was written here, and show an edit that came between. */
    private Sheet before(Declared resource) {
        Sheet shown = Sheet.read(resource.status(), resource.key().composition());
        Ours written = ours.get(resource.key());
        if (written == null) {
            return shown;
        }
        if (written.seen().equals(seen(resource)) || shown.isBlank()) {
            return written.sheet();
        }
        // it has caught up: a status that somebody empties is written again
        ours.remove(resource.key());
        return shown;
    }

    private static String seen(Declared resource) {
        return Objects.requireNonNullElse(resource.getMetadata().getResourceVersion(), "");
    }

    private static boolean isToBeRetried(Finding finding) {
        return finding instanceof Finding.Ruled ruled && !(ruled.written() instanceof Written.Done);
    }

    private static Level level(@Nullable ObjectiveState state) {
        return state == null ? Level.UNKNOWN : state.status();
    }

    /** Up to a tenth less or more, the same for the same object: not all at once. */
    private static Duration spread(Key key, Duration pause) {
        int share = 90 + Math.floorMod(key.hashCode(), 21);
        return pause.multipliedBy(share).dividedBy(100);
    }
}
