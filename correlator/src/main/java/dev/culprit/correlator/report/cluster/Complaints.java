package dev.culprit.correlator.report.cluster;

import dev.culprit.correlator.outbox.Said;
import java.time.Clock;
import java.util.function.Consumer;

/** Tells once what keeps correlations out of the cluster, and once that it does not any more. */
final class Complaints {
    static final String CRD = "api/src/crds/slocorrelations.observability.slok.io-v1.yml";

    private static final String CLUSTER = "";

    private final Consumer<String> voice;
    private final Said said;

    /** @param voice takes one line */
    Complaints(Consumer<String> voice, Clock clock) {
        this.voice = voice;
        this.said = new Said(voice, clock);
    }

    void about(Obstacle obstacle) {
        Reason reason = obstacle.reason();
        switch (reason.scope()) {
            case EVERYTHING -> said.once(CLUSTER, reason, sentence(obstacle));
            case PLACE -> said.once(obstacle.namespace(), reason, sentence(obstacle));
            case CORRELATION -> said.hourly(reason + "/" + obstacle.namespace(), sentence(obstacle));
        }
    }

    /** Correlations of a namespace that is not written to. */
    void outside(String namespace) {
        said.once(
                namespace,
                "outside",
                "SLOCorrelations of " + namespace + " are not written: it is none of the namespaces set");
    }

    void givenUp(Obstacle obstacle) {
        said.hourly("given up/" + obstacle.namespace(), "Given up: " + sentence(obstacle));
    }

    /** Something of this namespace was taken. */
    void over(String namespace) {
        boolean clusterWide = said.isTakenBack(CLUSTER);
        boolean here = said.isTakenBack(namespace);
        if (clusterWide || here) {
            voice.accept("SLOCorrelations are written again" + (clusterWide ? "" : " in " + namespace));
        }
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
