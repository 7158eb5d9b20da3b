package dev.culprit.summarizer.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model has answered. */
public sealed interface Reply {
    /**
     * A whole answer.
     *
     * @param tokens that it cost, as far as the model tells
     */
    record Said(String text, int tokens) implements Reply {}

    /**
     * None.
     *
     * @param retryAfter as the server asks; absent when it does not
     * @param tokens that it cost all the same, as far as the model tells
     */
    record Failed(Failure failure, @Nullable Duration retryAfter, int tokens) implements Reply {
        public Failed(Failure failure) {
            this(failure, null);
        }

        public Failed(Failure failure, @Nullable Duration retryAfter) {
            this(failure, retryAfter, 0);
        }

        Failed costing(int spent) {
            return new Failed(failure, retryAfter, spent);
        }

        public Optional<Duration> pause() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** Why there is none. */
    enum Failure {
        TIMEOUT(true),
        UNREACHABLE(true),
        RATE_LIMITED(true),
        SERVER_ERROR(true),
        /** The key is wrong, or may not use the model. */
        UNAUTHORIZED(false),
        /** The server does not take the request: a wrong model, a format that it does not know. */
        REJECTED(false),
        /** No completion, or no HTTP. */
        MALFORMED(true),
        /** Longer than any completion is. */
        TOO_LONG(false),
        /** A completion without text. */
        EMPTY(true),
        /** The limit of tokens cut it. */
        CUT(false),
        /** The provider's filter took it, or the model would not say anything. */
        FILTERED(false);

        private final boolean mayPass;

        Failure(boolean mayPass) {
            this.mayPass = mayPass;
        }

        /** Whether the same request may succeed a little later. */
        public boolean mayPass() {
            return mayPass;
        }

        /** Whether there was an answer, which is paid for whatever was in it. */
        public boolean isPaid() {
            return this == MALFORMED || this == EMPTY;
        }

        /** The name in meters and records. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
