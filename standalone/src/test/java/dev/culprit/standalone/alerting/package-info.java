/** The way of an alert over real parts: Prometheus, Alertmanager, the webhook, Kafka. */
@NullMarked
package dev.culprit.standalone.alerting;

import org.jspecify.annotations.NullMarked;
