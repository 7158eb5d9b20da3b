package dev.culprit.collector;

/** What a watch says of an object; ADDED also for everything that was there when the watch began. */
public enum WatchType {
    ADDED,
    MODIFIED,
    DELETED
}
