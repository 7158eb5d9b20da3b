package dev.culprit.runtime.http;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs handlers on virtual threads, so many at once, each up to the deadline. */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int BAD_REQUEST = 400;
    private static final int DEFECT = 500;
    private static final int UNAVAILABLE = 503;

    private final HttpLimits limits;
    private final HttpMeters meters;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("http-deadlines").daemon().factory());

    Workers(HttpLimits limits, HttpMeters meters) {
        this.limits = limits;
        this.meters = meters;
        this.free = new Semaphore(limits.requests());
        meters.running(() -> limits.requests() - free.availablePermits());
    }

    /** Reserves a place, to be given back with {@link #release}. */
    boolean tryAcquire() {
        return free.tryAcquire();
    }

    void release() {
        free.release();
    }

    /** Answers the exchange, and runs what is given when the handler has ended, which may be later. */
    void run(Route route, Call call, Exchange exchange, Runnable atEnd) {
        Work work = new Work(route, call, exchange, atEnd);
        work.deadline = deadlines.schedule(work::expire, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        threads.execute(work);
    }

    /** Waits until nothing runs; false when that takes longer than the limit. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        return free.tryAcquire(limits.requests(), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        threads.shutdownNow();
    }

    /** A task rather than a plain runnable, because it keeps whatever a handler throws without a broad catch. */
    private final class Work extends FutureTask<Reply> {
        private final Route route;
        private final Exchange exchange;
        private final Runnable atEnd;
        private volatile ScheduledFuture<?> deadline;

        @SuppressWarnings("NullAway.Init") // the deadline is set before the work begins
        Work(Route route, Call call, Exchange exchange, Runnable atEnd) {
            super(() -> route.handler().handle(call));
            this.route = route;
            this.exchange = exchange;
            this.atEnd = atEnd;
        }

        @Override
        public void run() {
            super.run();
            deadline.cancel(false);
            atEnd.run();
        }

        void expire() {
            if (cancel(true)) {
                meters.cross(HttpMeters.Limit.DEADLINE);
                exchange.refuse(Reply.error(UNAVAILABLE, "it took longer than " + limits.deadline())
                        .withHeader("Retry-After", "1"));
            }
        }

        @Override
        protected void done() {
            switch (state()) {
                case SUCCESS -> exchange.answer(resultNow());
                case FAILED -> exchange.answer(failure(exceptionNow()));
                case CANCELLED, RUNNING -> {
                    // The one who cancelled has answered
                }
            }
        }

        private Reply failure(Throwable thrown) {
            if (thrown instanceof UnreadableBodyException unreadable) {
                return Reply.error(BAD_REQUEST, unreadable.text());
            }
            if (thrown instanceof InterruptedException) {
                return Reply.error(UNAVAILABLE, "stopping").withHeader("Retry-After", "1");
            }
            // The message may quote what was sent; the whole is for those who look for it
            LOG.error(
                    "A request handler failed route={} failure={}",
                    route.path(),
                    thrown.getClass().getName());
            LOG.debug("The failure of the handler route={}", route.path(), thrown);
            return Reply.error(DEFECT, "internal error");
        }
    }
}
