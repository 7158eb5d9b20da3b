package dev.culprit.collector.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what watches say, in the order in which they say it; with as much patience as it is given. */
final class Heard implements WatchSink {
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> objects = new CopyOnWriteArrayList<>();
    private final Semaphore room = new Semaphore(Integer.MAX_VALUE);
    private final AtomicInteger failures = new AtomicInteger();

    List<String> words() {
        return words;
    }

    /** Without how the watch fares. */
    List<String> news() {
        return words.stream().filter(word -> !word.startsWith("is ")).toList();
    }

    List<ObjectNode> objects() {
        return objects;
    }

    /** Takes so many more objects, and no more. */
    void room(int objects) {
        room.drainPermits();
        room.release(objects);
    }

    /** Has a defect that shows so many times. */
    void fails(int times) {
        failures.set(times);
    }

    private void hear(String word, ObjectNode object) throws InterruptedException {
        room.acquire();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a defect");
        }
        objects.add(object);
        words.add(word + " " + object.path("metadata").path("name").asText(""));
    }

    @Override
    public void discovered(Set<WatchScope> watched, Set<KindName> unserved) {
        words.add("watched " + watched + " unserved " + unserved);
    }

    @Override
    public void undiscovered(String reason) {
        words.add("undiscovered");
    }

    @Override
    public void listStarts(WatchScope scope) {
        words.add("list");
    }

    @Override
    public void listed(WatchScope scope, ObjectNode object, long bytes) throws InterruptedException {
        hear("listed", object);
    }

    @Override
    public void listEnds(WatchScope scope) {
        words.add("end");
    }

    @Override
    public void news(WatchScope scope, WatchType type, ObjectNode object, long bytes) throws InterruptedException {
        hear(type.name(), object);
    }

    @Override
    public void current(WatchScope scope) {
        words.add("current");
    }

    @Override
    public void state(WatchScope scope, WatchState state) {
        words.add("is " + state);
    }
}
