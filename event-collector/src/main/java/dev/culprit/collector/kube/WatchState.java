package dev.culprit.collector.kube;

/** How a watch fares. */
public sealed interface WatchState {
    /** The objects are being listed. */
    record Listing() implements WatchState {}

    /** Everything was listed, and news come in. */
    record Watching() implements WatchState {}

    /** The API server has closed the watch, as it does now and then: it is opened again at once. */
    record Closed() implements WatchState {}

    /** The connection broke behind some news, or nothing came for too long: it is taken up again at once. */
    record Cut() implements WatchState {}

    /** The API server cannot be reached, or fails: it is tried again soon. */
    record Failing(String reason) implements WatchState {}

    /** The API server refuses: this scope may not be read, or is not served any more. It is tried again now and then. */
    record Refused(String reason) implements WatchState {}
}
