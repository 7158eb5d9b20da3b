package dev.culprit.rules.service;

import dev.culprit.rules.resource.DeclaredComposition;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.resource.Master;
import dev.culprit.rules.standing.Standings;
import dev.culprit.rules.writing.ClusterStatusDesk;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps rules and status of SLOs and compositions as they should be, until it is closed. */
public final class RuleService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuleService.class);

    private static final int WORKERS = 4;
    private static final Duration LAST_LOOKS = Duration.ofSeconds(5);
    private static final Duration FIRST_LIST = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Operator operator;
    private final Surroundings around;
    private final Bystanders bystanders = new Bystanders();
    private final ServiceMeters meters;
    private final Station<DeclaredObjective> objectives;
    private final Station<DeclaredComposition> compositions;
    private volatile boolean isClosing;

    /**
     * What it works with.
     *
     * @param client stays the caller's to close
     * @param standings absent: nobody can tell how SLOs stand
     * @param deposed another one leads: this one has to end
     */
    public record Surroundings(
            KubernetesClient client,
            Optional<Standings> standings,
            MeterRegistry registry,
            Clock clock,
            Runnable deposed) {}

    private RuleService(RuleSettings settings, Place place, Surroundings around) {
        this.around = around;
        meters = new ServiceMeters(around.registry());
        var bench = new Workbench(
                place,
                settings.master(),
                new ClusterStatusDesk(around.client()),
                around.standings(),
                settings.interval(),
                meters,
                bystanders,
                around.clock());
        objectives = new Station<>(bench);
        compositions = new Station<>(bench);
        operator = new Operator(configuration -> configure(configuration, settings));
    }

    /**
     * Returns when all objects are known.
     *
     * @throws io.javaoperatorsdk.operator.OperatorException when the cluster cannot be read after all
     * @throws io.fabric8.kubernetes.client.KubernetesClientException likewise
     */
    public static RuleService start(RuleSettings settings, Place place, Surroundings around) {
        var service = new RuleService(settings, place, around);
        service.start(settings);
        LOG.info("SLOs are reconciled; rules={} namespaces={}", place.name(), settings.namespaces());
        return service;
    }

    private void start(RuleSettings settings) {
        var ofObjectives = new ObjectiveReconciler(objectives);
        var ofCompositions = new CompositionReconciler(compositions);
        boolean isStarted = false;
        try {
            operator.register(
                    ofObjectives,
                    (ControllerConfigurationOverrider<DeclaredObjective> configuration) ->
                            configure(configuration, settings, "objectives"));
            operator.register(
                    ofCompositions,
                    (ControllerConfigurationOverrider<DeclaredComposition> configuration) ->
                            configure(configuration, settings, "compositions"));
            operator.start();
            isStarted = true;
        } finally {
            if (!isStarted) {
                close();
            }
        }
        objectives.keepOnly(
                () -> Stream.concat(ofObjectives.keys(), ofCompositions.keys()).collect(Collectors.toSet()));
    }

    private void configure(ConfigurationServiceOverrider configuration, RuleSettings settings) {
        configuration
                .withKubernetesClient(around.client())
                .withCloseClientOnStop(false)
                .checkingCRDAndValidateLocalModel(false)
                .withConcurrentReconciliationThreads(WORKERS)
                .withCacheSyncTimeout(FIRST_LIST)
                .withReconciliationTerminationTimeout(LAST_LOOKS);
        settings.lease()
                .ifPresent(lease -> configuration.withLeaderElectionConfiguration(
                        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease.name())
                                .withLeaseNamespace(lease.namespace())
                                .withExitOnStopLeading(false)
                                .withLeaderCallbacks(new LeaderCallbacks(
                                        () -> LOG.info("This one leads; lease={}", lease),
                                        this::deposed,
                                        leader -> LOG.info("Leader known; leader={}", leader)))
                                .build()));
    }

    private void deposed() {
        if (!isClosing) {
            around.deposed().run();
        }
    }

    private static void configure(
            ControllerConfigurationOverrider<?> configuration, RuleSettings settings, String name) {
        configuration
                .withName(name)
                .withFieldManager(Master.OURS)
                // deletions are told without a finalizer, which would hold them up once nobody removes it
                .withTriggerReconcilerOnAllEvents(true)
                .withRetry(new GenericRetry()
                        .withoutMaxAttempts()
                        .setInitialInterval(FIRST_RETRY)
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LONGEST_RETRY.toMillis()));
        if (!settings.namespaces().isEmpty()) {
            configuration.settingNamespaces(Set.copyOf(settings.namespaces()));
        }
    }

    /** Why not all objects are followed, or empty. */
    public Optional<String> notReady() {
        return operator.getRuntimeInfo().allEventSourcesAreHealthy()
                ? Optional.empty()
                : Optional.of("the API server is away, or some kind cannot be watched");
    }

    /** Which objects are left to another master; empty where there is none. */
    public Optional<String> leftAlone() {
        return bystanders.trouble();
    }

    /** Lets looks end that have begun. */
    @Override
    public void close() {
        isClosing = true;
        objectives.close();
        compositions.close();
        operator.stop();
        meters.close();
    }
}
