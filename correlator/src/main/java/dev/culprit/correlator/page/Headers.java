package dev.culprit.correlator.page;

import dev.culprit.runtime.http.Reply;

/** What every answer of the page tells a browser: load nothing from elsewhere, guess no types, tell nobody of us. */
final class Headers {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Headers() {}

    static Reply on(Reply reply) {
        return reply.withHeader("Content-Security-Policy", POLICY)
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
