package dev.culprit.correlator.report.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells once what keeps correlations out of the cluster, and once that it does not any more. */
final class Complaints {
    static final String CRD = "api/src/crds/slocorrelations.observability.slok.io-v1.yml";

    /** What is wrong with single correlations is told so often. */
    private static final Duration AGAIN = Duration.ofHours(1);

    /** Namespaces with a complaint; more are told again and again. */
    private static final int MOST = 1_000;

    private final Consumer<String> voice;
    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>();

    /** @param voice takes one line */
    Complaints(Consumer<String> voice, Clock clock) {
        this.voice = voice;
        this.clock = clock;
    }

    private record Told(Object what, Instant at) {}

    synchronized void about(Obstacle obstacle) {
        Reason reason = obstacle.reason();
        switch (reason.scope()) {
            case CLUSTER -> once("", reason, sentence(obstacle));
            case NAMESPACE -> once(obstacle.namespace(), reason, sentence(obstacle));
            case OBJECT -> hourly(reason + "/" + obstacle.namespace(), sentence(obstacle));
        }
    }

    /** Correlations of a namespace that is not written to. */
    synchronized void outside(String namespace) {
        once(
                namespace,
                "outside",
                "SLOCorrelations of " + namespace + " are not written: it is none of the namespaces set");
    }

    synchronized void givenUp(Obstacle obstacle) {
        hourly("given up/" + obstacle.namespace(), "Given up: " + sentence(obstacle));
    }

    /** Something of this namespace was taken. */
    synchronized void over(String namespace) {
        boolean clusterWide = told.remove("") != null;
        boolean here = told.remove(namespace) != null;
        if (clusterWide || here) {
            voice.accept("SLOCorrelations are written again" + (clusterWide ? "" : " in " + namespace));
        }
    }

    private void once(String key, Object what, String sentence) {
        Told before = told.get(key);
        if (before == null || !Objects.equals(before.what(), what)) {
            tell(key, what, sentence);
        }
    }

    private void hourly(String key, String sentence) {
        Told before = told.get(key);
        if (before == null || before.at().plus(AGAIN).isBefore(clock.instant())) {
            tell(key, key, sentence);
        }
    }

    private void tell(String key, Object what, String sentence) {
        if (told.size() < MOST || told.containsKey(key)) {
            told.put(key, new Told(what, clock.instant()));
        }
        voice.accept(sentence);
    }

    private static String sentence(Obstacle obstacle) {
        String namespace = obstacle.namespace();
        String in = "SLOCorrelations are not written in " + namespace + ": ";
        return switch (obstacle.reason()) {
            case NO_DEFINITION ->
                "SLOCorrelations are not written until the cluster knows them: kubectl apply -f " + CRD;
            case UNREACHABLE, UNAUTHENTICATED, OVERLOADED ->
                "SLOCorrelations wait for the API server: " + obstacle.detail();
            case NO_NAMESPACE -> in + "there is no such namespace";
            case NAMESPACE_ENDS -> in + "the namespace is being deleted";
            case DENIED, FAULT -> in + obstacle.detail();
            case CONFLICT, TOO_LARGE, REFUSED ->
                "An SLOCorrelation is not written in " + namespace + ": " + obstacle.detail();
        };
    }
}
