/** An alert's trace, from the webhook's request to the API server and Slack. */
@NullMarked
package dev.culprit.standalone.tracing;

import org.jspecify.annotations.NullMarked;
