package dev.culprit.standalone.doctor.kafka;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.Acl;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.kafka.Brokers.Contact.Reached;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.resource.ResourceType;

/** Whether our consumer groups may be used. */
public final class GroupsCheck implements Check {
    private final Brokers brokers;
    private final KafkaUser user;
    private final ClusterName cluster;

    /**
     * @param user whose groups are asked for
     * @param cluster whose name groups of their own bear
     */
    public GroupsCheck(Brokers brokers, KafkaUser user, ClusterName cluster) {
        this.brokers = brokers;
        this.user = user;
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return List.of(
                switch (brokers.contact(deadline)) {
                    case Brokers.Contact.Embedded embedded -> new Skipped("the embedded broker asks nobody for rights");
                    case Brokers.Contact.Lost lost -> new Skipped("Kafka is not reached: see kafka");
                    case Reached reached -> look(reached, deadline);
                });
    }

    private Finding look(Reached reached, Deadline deadline) throws InterruptedException {
        try {
            return ask(reached, deadline);
        } catch (ExecutionException e) {
            return new Wrong("Kafka does not describe the groups: " + Words.of(e), "see the brokers' logs");
        } catch (TimeoutException e) {
            return new Wrong("Kafka has not described the groups " + deadline.words(), "give it longer with --timeout");
        }
    }

    private Finding ask(Reached reached, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Acl> groups = user.acls().stream()
                .filter(acl -> acl.on().resourceType() == ResourceType.GROUP)
                .collect(Collectors.toMap(this::example, acl -> acl));
        var acls = new Acls(user);
        Map<String, KafkaFuture<ConsumerGroupDescription>> answers = reached.admin()
                .describeConsumerGroups(
                        groups.keySet(), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups();
        for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> answer : answers.entrySet()) {
            if (!isOpen(answer.getValue(), deadline)) {
                acls.denied(AclOperation.READ, "group " + answer.getKey());
            }
        }
        return acls.finding()
                .<Finding>map(found -> found)
                .orElseGet(() -> new Ok(groups.size() + " groups may be used"));
    }

    /** One of those that an ACL is about. */
    private String example(Acl acl) {
        return acl.isPrefix() ? acl.on().name() + cluster.value() : acl.on().name();
    }

    private static boolean isOpen(KafkaFuture<ConsumerGroupDescription> answer, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            Set<AclOperation> allowed = answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS)
                    .authorizedOperations();
            // brokers may leave it open
            return allowed == null || allowed.contains(AclOperation.READ) || allowed.contains(AclOperation.ALL);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupAuthorizationException) {
                return false;
            }
            // nobody was in it yet: that it may be looked for is all that Kafka tells
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }
}
