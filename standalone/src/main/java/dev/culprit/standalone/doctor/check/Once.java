package dev.culprit.standalone.doctor.check;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What several checks want to know, found out once and by whoever asks first. */
public final class Once<T> {
    private final FutureTask<T> task;
    private final AtomicBoolean isTaken = new AtomicBoolean();

    public Once(Callable<T> question) {
        task = new FutureTask<>(question);
    }

    /** Empty when it is not known in time. */
    public Optional<T> get(Deadline deadline) throws InterruptedException {
        if (isTaken.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("doctor-contact").start(task);
        }
        try {
            return Optional.of(task.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
