package dev.culprit.runtime.http;

import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
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
    private final Tracing tracing;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("http-deadlines").daemon().factory());

    Workers(HttpLimits limits, HttpMeters meters, Tracing tracing) {
        this.limits = limits;
        this.meters = meters;
        this.tracing = tracing;
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

    /** What asks only is not traced: it changes nothing, and pages ask all the time. */
    private Reply answer(Route route, Call call) throws UnreadableBodyException, InterruptedException {
        return route.method().equals("POST")
                ? traced(route, call)
                : route.handler().handle(call);
    }

    private Reply traced(Route route, Call call) throws UnreadableBodyException, InterruptedException {
        try (Activity serving = tracing.start(SpanKind.SERVER, route.method() + " " + route.path())
                .after(call.header("traceparent").orElse(null))
                .begin()) {
            serving.tell(SpanKeys.METHOD, route.method()).tell(SpanKeys.ROUTE, route.path());
            int status = DEFECT;
            try {
                Reply reply = route.handler().handle(call);
                status = reply.status();
                return reply;
            } catch (UnreadableBodyException e) {
                status = BAD_REQUEST;
                throw e;
            } catch (InterruptedException e) {
                status = UNAVAILABLE;
                throw e;
            } finally {
                serving.tell(SpanKeys.STATUS, status);
                if (status >= DEFECT) {
                    serving.fail(String.valueOf(status));
                }
            }
        }
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
            super(() -> answer(route, call));
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
