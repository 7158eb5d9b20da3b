/**
 * An HTTP server with limits on everything a caller can send, and with health and metrics.
 *
 * <p>Start at {@link dev.culprit.runtime.http.HttpServer} and {@link dev.culprit.runtime.http.Route}; a request's way is
 * {@code Doorman}, {@code Exchange}, {@code BodyReader}, the route's handler. {@code SlowClients} cuts who trickles.
 */
@NullMarked
package dev.culprit.runtime.http;

import org.jspecify.annotations.NullMarked;
