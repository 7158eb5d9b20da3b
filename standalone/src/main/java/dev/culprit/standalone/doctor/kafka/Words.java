package dev.culprit.standalone.doctor.kafka;

import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.kafka.Brokers.Contact;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What Kafka's exceptions mean for whoever sets it up. */
final class Words {
    private Words() {}

    /** Why it is not reached, though its port is. */
    static Contact.Lost lost(Throwable failure, Deadline deadline) {
        return switch (failure) {
            case SslAuthenticationException tls ->
                new Contact.Lost(
                        "TLS with Kafka fails: " + of(tls),
                        "set kafka.ssl.truststore.location, or kafka.ssl.truststore.certificates and .type=PEM, to "
                                + "what signed the brokers' certificates");
            case AuthenticationException login ->
                new Contact.Lost(
                        "Kafka does not take the login: " + of(login),
                        "correct kafka.sasl.mechanism and kafka.sasl.jaas.config (or its file)");
            case AuthorizationException denied ->
                new Contact.Lost(
                        "Kafka does not let us describe the cluster: " + of(denied),
                        "allow Describe on the cluster: kafka-acls --add --allow-principal User:... --operation Describe "
                                + "--cluster");
            case UnsupportedVersionException old ->
                new Contact.Lost("Kafka is too old: " + of(old), "use brokers of 2.1 or newer");
            default ->
                new Contact.Lost(
                        "Kafka's port is open, and nothing comes back " + deadline.words() + ": " + of(failure),
                        "see that kafka.security.protocol is that of the port (PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL), "
                                + "and that the brokers' advertised listeners can be reached from here");
        };
    }

    static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause.getMessage() == null || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : cause.getMessage();
    }
}
