package dev.culprit.collector.topology;

/** A topology file cannot be read. The message is one line: what, where, and what to do. */
public final class TopologyException extends Exception {
    TopologyException(String what, String where, String remedy) {
        super(what + ": " + where + "; " + remedy);
    }

    TopologyException(String what, String where, String remedy, Throwable cause) {
        super(what + ": " + where + "; " + remedy, cause);
    }
}
