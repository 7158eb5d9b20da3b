package dev.culprit.standalone.locked;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own, which remembers what it said. Kafka makes it by its name, once as broker and once as controller. */
public final class RecordingAuthorizer extends StandardAuthorizer {
    private static final AtomicReference<Set<Decision>> DECISIONS = new AtomicReference<>(Set.of());

    /** What it said to one question. */
    record Decision(String user, AclOperation operation, ResourcePattern on, boolean isAllowed) {}

    /** Where the brokers that are started from now on remember. */
    static Set<Decision> remember() {
        Set<Decision> fresh = ConcurrentHashMap.newKeySet();
        DECISIONS.set(fresh);
        return fresh;
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            boolean isAllowed = results.get(i) == AuthorizationResult.ALLOWED;
            // of a refusal that it does not log, Kafka finds another way: the right to each of the topics
            if (isAllowed || action.logIfDenied()) {
                Objects.requireNonNull(DECISIONS.get())
                        .add(new Decision(
                                context.principal().getName(),
                                action.operation(),
                                action.resourcePattern(),
                                isAllowed));
            }
        }
        return results;
    }
}
