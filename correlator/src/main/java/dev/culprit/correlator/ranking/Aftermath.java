package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What has failed since a change, and whether as that kind of change makes things fail. */
final class Aftermath {
    /** Events repeat after five minutes at the latest: what was told later than this before the alert lasted until it. */
    private static final Duration STILL = Duration.ofMinutes(6);

    /** How long a rollout may take to show that it fails. */
    private static final Duration TIME_TO_FAIL = Duration.ofMinutes(3);

    private static final double SOON_HALVES_MINUTES = 3;

    /** Retries, caches and pools hold for a while. */
    private static final double CALLERS_HALVE_MINUTES = 6;

    /** Shorter values, and numbers, stand in any message. */
    private static final int TELLING = 4;

    private static final Set<FieldType> ROLLED_OUT = Set.of(
            FieldType.IMAGE,
            FieldType.ENV,
            FieldType.ENV_FROM,
            FieldType.COMMAND,
            FieldType.RESOURCES,
            FieldType.PROBE,
            FieldType.CONTAINER,
            FieldType.CONTAINER_PORT,
            FieldType.VOLUME,
            FieldType.SERVICE_ACCOUNT,
            FieldType.SCHEDULING,
            FieldType.SECURITY,
            FieldType.RESTART);

    private final Failures failures;
    private final Instant alert;

    Aftermath(Failures failures, Instant alert) {
        this.failures = failures;
        this.alert = alert;
    }

    List<Sign> signs(Change change, Feature deed) {
        return Stream.concat(onItself(change, deed).stream(), onCallers(change, deed).stream())
                .toList();
    }

    private Optional<Sign> onCallers(Change change, Feature deed) {
        return Fitness.stopsAnswers(deed) && !actsFromAfar(change)
                ? failures.ofCallers(change).stream()
                        .findFirst()
                        .map(f -> new Sign(
                                Feature.CALLERS_FAIL,
                                fading(change, f, CALLERS_HALVE_MINUTES),
                                "what calls it " + f.ailment().words() + ": " + f.subject()))
                : Optional.empty();
    }

    /** 1 where it began with the change, less the later it did. */
    private static double fading(Change change, Failure failure, double halvesMinutes) {
        double minutes =
                Duration.between(change.occurredAt(), later(change, failure)).toMillis() / 60_000.0;
        return Math.pow(0.5, minutes / halvesMinutes);
    }

    private List<Sign> onItself(Change change, Feature deed) {
        List<Failure> since = failures.since(change);
        Optional<Failure> fitting = since.stream()
                .filter(f -> f.isLasting() && fits(change, deed, f))
                .findFirst();
        Optional<Failure> worst =
                fitting.or(() -> since.stream().filter(Failure::isLasting).findFirst());
        if (worst.isPresent() && (fitting.isPresent() || !actsFromAfar(change))) {
            return lasting(change, worst.get(), fitting.isPresent());
        }
        if (!since.isEmpty() && change.subject().isWorkload()) {
            Failure first = since.getFirst();
            var brief = Sign.of(
                    Feature.BRIEF_TROUBLE,
                    first.firstWord().reason() + " briefly, " + Score.span(change.occurredAt(), later(change, first))
                            + " after");
            return Stream.concat(Stream.of(brief), wentWell(change, deed)).toList();
        }
        return wentWell(change, deed).toList();
    }

    /** A Pod that a quota forbids names the quota: any other of the namespace has not forbidden it. */
    private static boolean fits(Change change, Feature deed, Failure failure) {
        boolean isQuota = change.subject().knownKind().equals("ResourceQuota");
        return Fitness.fits(deed, failure)
                && (!isQuota || failure.says(change.subject().name()));
    }

    /** What acts on all Pods of a namespace or cluster did not bring about what fails in another way than it makes them fail. */
    private static boolean actsFromAfar(Change change) {
        return Score.actsOnCluster(change) || Score.governsNamespace(change);
    }

    private List<Sign> lasting(Change change, Failure failure, boolean fits) {
        Instant start = later(change, failure);
        String words = failure.firstWord().reason() + startedAfter(change.occurredAt(), start);
        var signs = new ArrayList<Sign>();
        signs.add(Sign.of(fits ? Feature.LASTING_FITS : Feature.LASTING_ODD, words));
        if (fits) {
            signs.add(new Sign(Feature.SOON, fading(change, failure, SOON_HALVES_MINUTES), "began with the change"));
            if (!failure.last().isBefore(alert.minus(STILL))) {
                signs.add(Sign.of(Feature.STILL_FAILING, "lasted until the alert"));
            }
        }
        named(change, fits).ifPresent(name -> signs.add(Sign.of(Feature.NAMED, "the failure names " + name)));
        if (failures.failedBefore(change, failure.ailment())) {
            signs.add(Sign.of(Feature.FAILED_BEFORE, "failed so before the change too"));
        }
        return signs;
    }

    /** Of a rollout that Kubernetes can tell from a broken one: a wrong address lets Pods start, and fails requests. */
    private Stream<Sign> wentWell(Change change, Feature deed) {
        boolean rolledOut = change.subject().isWorkload()
                && deed != Feature.DID_ADDRESS
                && change.fields().stream().map(FieldChange::type).anyMatch(ROLLED_OUT::contains);
        boolean hadTime = !change.occurredAt().isAfter(alert.minus(TIME_TO_FAIL));
        return rolledOut && hadTime
                ? Stream.of(Sign.of(Feature.WENT_WELL, "its rollout shows no lasting failure"))
                : Stream.empty();
    }

    /** What of a change the messages of lasting failures name. */
    private Optional<String> named(Change change, boolean fits) {
        return fits
                ? failures.since(change).stream()
                        .filter(Failure::isLasting)
                        .flatMap(failure -> naming(change, failure).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** A workload's own name stands in every message about its Pods; of it only what was set counts. */
    static Optional<String> naming(Change change, Failure failure) {
        ObjectRef object = change.subject();
        boolean isSubject = failure.subject().equals(object);
        if (!object.isWorkload() && (isSubject || failure.says(object.name()) || isDescribed(object, failure))) {
            return Optional.of(object.toString());
        }
        return change.fields().stream()
                .flatMap(Aftermath::telling)
                .filter(failure::says)
                .findFirst();
    }

    /** What forbids a Pod without giving its name, but in words that nothing else is told in. */
    private static boolean isDescribed(ObjectRef object, Failure failure) {
        if (failure.ailment() != Ailment.CREATION) {
            return false;
        }
        return switch (Rule.of(object)) {
            case ADMISSION -> failure.saysAny(Fitness.ADMISSION);
            case AMOUNT -> object.knownKind().equals("LimitRange") && failure.saysAny(Fitness.BOUNDS);
            case NONE, NETWORK, MESH, ROUTE -> false;
        };
    }

    /** Not an image: whatever fails to be pulled or started names its own, so that this adds nothing. */
    private static Stream<String> telling(FieldChange field) {
        return switch (field.type()) {
            case TAINT -> Stream.of(field.name());
            case SERVICE_ACCOUNT, VOLUME, KEY, ENV, ENV_FROM ->
                Stream.of(field.after(), field.name())
                        .flatMap(Stream::ofNullable)
                        .filter(v -> v.length() >= TELLING && Amount.of(v).isEmpty());
            default -> Stream.empty();
        };
    }

    private static String startedAfter(Instant change, Instant start) {
        return start.equals(change) ? " at once" : " since " + Score.span(change, start) + " after";
    }

    private static Instant later(Change change, Failure failure) {
        return Failures.later(change.occurredAt(), failure.first());
    }
}
