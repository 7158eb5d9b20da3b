package dev.culprit.standalone.doctor.kafka;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.kafka.TopicReport;
import dev.culprit.runtime.kafka.TopicSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.kafka.TopicsException;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.kafka.Brokers.Contact.Reached;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the topics are there and as the processes want them, and whether we may use them. None is made. */
public final class TopicsCheck implements Check {
    private final Brokers brokers;
    private final KafkaUser user;

    /** @param user what it does with topics has to be allowed */
    public TopicsCheck(Brokers brokers, KafkaUser user) {
        this.brokers = brokers;
        this.user = user;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return switch (brokers.contact(deadline)) {
            case Brokers.Contact.Embedded embedded ->
                List.of(new Skipped("those of the embedded broker are made when it starts"));
            case Brokers.Contact.Lost lost -> List.of(new Skipped("Kafka is not reached: see kafka"));
            case Reached reached -> look(reached, deadline);
        };
    }

    private List<Finding> look(Reached reached, Deadline deadline) throws InterruptedException {
        try {
            var acls = new Acls(user);
            Set<Topic> used = used(acls);
            Map<Topic, TopicDescription> there = describe(reached, used, acls, deadline);
            Set<Topic> missing = EnumSet.copyOf(used);
            missing.removeAll(there.keySet());
            askToMake(reached, missing, acls, deadline);
            Optional<Wrong> forbidden = acls.finding();
            if (forbidden.isPresent()) {
                return List.of(forbidden.get());
            }
            return look(reached, there, missing, deadline);
        } catch (ExecutionException e) {
            return List.of(new Wrong("Kafka does not describe the topics: " + Words.of(e), "see the brokers' logs"));
        } catch (TopicsException e) {
            return List.of(new Wrong(String.valueOf(e.getMessage()), "see the brokers' logs"));
        } catch (TimeoutException e) {
            return List.of(new Wrong(
                    "Kafka has not described the topics " + deadline.words(), "give it longer with --timeout"));
        }
    }

    /** Those that are looked at: with their configuration, for of others no more than the name is used. */
    private static Set<Topic> used(Acls acls) {
        return EnumSet.allOf(Topic.class).stream()
                .filter(topic -> acls.needed(topic.topicName()).contains(AclOperation.DESCRIBE_CONFIGS))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
    }

    private void askToMake(Reached reached, Set<Topic> missing, Acls acls, Deadline deadline)
            throws InterruptedException, TimeoutException {
        var names = new TreeSet<String>();
        if (reached.settings().topics().create()) {
            missing.forEach(topic -> names.add(topic.topicName()));
            names.removeAll(acls.closed());
        }
        String changelogs = CorrelatorStreams.APPLICATION_ID + "-";
        if (user.acls().stream().anyMatch(acl -> acl.isOn(changelogs))) {
            names.add(changelogs + "changelog");
        }
        Creations.forbidden(reached.admin(), names, deadline)
                .forEach(name -> acls.denied(
                        AclOperation.CREATE,
                        name.startsWith(changelogs) ? "topics that begin with " + changelogs : name));
    }

    private static List<Finding> look(
            Reached reached, Map<Topic, TopicDescription> there, Set<Topic> missing, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException, TopicsException {
        var findings = new ArrayList<Finding>();
        missing(reached.settings().topics(), missing).ifPresent(findings::add);
        if (there.isEmpty()) {
            return findings;
        }
        TopicReport report = Topics.examine(reached.admin(), there.keySet(), within(reached, deadline));
        report.mistakes().forEach(mistake -> findings.add(new Wrong(mistake.what(), mistake.remedy())));
        findings.addAll(copies(reached, there, deadline));
        if (findings.isEmpty()) {
            findings.add(new Ok(there.size() + " topics are as they must be, " + partitions(report)));
        }
        return findings;
    }

    private static TopicSettings within(Reached reached, Deadline deadline) {
        TopicSettings set = reached.settings().topics();
        return new TopicSettings(false, set.partitions(), set.replication(), deadline.left());
    }

    private static Optional<Finding> missing(TopicSettings settings, Set<Topic> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String names = missing.stream().map(Topic::topicName).collect(Collectors.joining(", "));
        if (settings.create()) {
            return Optional.of(new Warning(
                    missing.size() + " topics are not there yet: " + names,
                    "the first start makes them, with " + settings.partitions()
                            + " partitions (kafka.topics.partitions)"));
        }
        Topic first = missing.iterator().next();
        String config = first.config().entrySet().stream()
                .map(entry -> "--config " + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        return Optional.of(new Wrong(
                missing.size() + " topics are missing: " + names,
                "set kafka.topics.create=true, or make them (docs/contracts.md has all): kafka-topics --create --topic "
                        + first.topicName() + " --partitions " + settings.partitions() + " " + config));
    }

    private static Map<Topic, TopicDescription> describe(Reached reached, Set<Topic> used, Acls acls, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Topic> byName = used.stream().collect(Collectors.toMap(Topic::topicName, topic -> topic));
        var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        var there = new TreeMap<Topic, TopicDescription>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                reached.admin().describeTopics(byName.keySet(), options).topicNameValues();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                TopicDescription found = answer.getValue().get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
                acls.open(found.name(), Optional.ofNullable(found.authorizedOperations()));
                there.put(byName.get(found.name()), found);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    acls.closed(answer.getKey());
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return there;
    }

    private static List<Finding> copies(Reached reached, Map<Topic, TopicDescription> there, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<ConfigResource> asked = there.keySet().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()))
                .toList();
        Map<ConfigResource, Config> configs =
                reached.admin().describeConfigs(asked).all().get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        return asked.stream()
                .flatMap(resource -> {
                    TopicDescription topic = there.values().stream()
                            .filter(one -> one.name().equals(resource.name()))
                            .findFirst()
                            .orElseThrow();
                    return copies(topic, Objects.requireNonNull(configs.get(resource)), reached.brokers())
                            .finding()
                            .stream();
                })
                .toList();
    }

    private static Copies copies(TopicDescription topic, Config config, int brokers) {
        ConfigEntry needed = config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        return new Copies(
                topic.name(),
                topic.partitions().stream()
                        .mapToInt(one -> one.replicas().size())
                        .min()
                        .orElse(0),
                topic.partitions().stream()
                        .mapToInt(one -> one.isr().size())
                        .min()
                        .orElse(0),
                needed == null || needed.value() == null ? 1 : Integer.parseInt(needed.value()),
                brokers);
    }

    private static String partitions(TopicReport report) {
        List<Integer> counts =
                report.partitions().values().stream().distinct().sorted().toList();
        return counts.size() == 1
                ? "with " + counts.getFirst() + " partitions each"
                : "with " + counts.getFirst() + " to " + counts.getLast() + " partitions";
    }
}
