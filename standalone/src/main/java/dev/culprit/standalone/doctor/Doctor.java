package dev.culprit.standalone.doctor;

import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.settings.Attempt;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.CheckUp;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Told;
import dev.culprit.standalone.doctor.cluster.Cluster;
import dev.culprit.standalone.doctor.cluster.ClusterCheck;
import dev.culprit.standalone.doctor.cluster.DefinitionsCheck;
import dev.culprit.standalone.doctor.cluster.RightsCheck;
import dev.culprit.standalone.doctor.cluster.RulesCheck;
import dev.culprit.standalone.doctor.kafka.Brokers;
import dev.culprit.standalone.doctor.kafka.ClustersCheck;
import dev.culprit.standalone.doctor.kafka.GroupsCheck;
import dev.culprit.standalone.doctor.kafka.KafkaCheck;
import dev.culprit.standalone.doctor.kafka.TopicsCheck;
import dev.culprit.standalone.doctor.monitoring.AlertmanagerCheck;
import dev.culprit.standalone.doctor.monitoring.PortCheck;
import dev.culprit.standalone.doctor.monitoring.Prometheus;
import dev.culprit.standalone.doctor.monitoring.PrometheusCheck;
import dev.culprit.standalone.doctor.outside.GrafanaCheck;
import dev.culprit.standalone.doctor.outside.ModelCheck;
import dev.culprit.standalone.doctor.outside.SlackCheck;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.summarizer.process.SummarizerProgram;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** All checks of a set-up, by the settings that {@code culprit run} and the processes read. */
public final class Doctor {
    /** The names of all checks, in the order in which they are told. */
    public static final List<String> NAMES = List.of(
            "settings",
            "cluster",
            "rights",
            "definitions",
            "rules",
            "kafka",
            "topics",
            "groups",
            "clusters",
            "prometheus",
            "alertmanager",
            "port",
            "slack",
            "grafana",
            "model");

    private final Sources sources;
    private final Attempt attempt;
    private final Duration patience;
    private final Clock clock;

    /** @param patience of each check */
    public Doctor(Sources sources, Duration patience, Clock clock) {
        this.sources = sources;
        this.attempt = Settings.attempt(definition(), sources);
        this.patience = patience;
        this.clock = clock;
    }

    /** A file of any of the processes is read: of what the whole has not, the names are known. */
    private static Definition definition() {
        return AllInOne.definitionOf().within(CorrelatorProgram.DEFINITION).within(SummarizerProgram.definitionOf());
    }

    /**
     * Tells all findings, in order and as they come.
     *
     * @param chosen the names of those checks that are done; empty: all
     * @param alertmanagers looked at in place of those that Prometheus knows; empty: those
     * @param user as whom we come to Kafka
     */
    public void examine(Set<String> chosen, List<URI> alertmanagers, KafkaUser user, Consumer<Told> listener)
            throws InterruptedException {
        Settings settings = attempt.settings();
        try (var cluster = new Cluster(ClusterConnection.from(settings), clock);
                var brokers = new Brokers(settings, patience, clock);
                var prometheus = Prometheus.of(settings, sources.environment(), patience, clock)) {
            List<Check> checks = List.of(
                    new SettingsCheck(attempt, sources.toString()),
                    new ClusterCheck(cluster),
                    new RightsCheck(cluster, settings),
                    new DefinitionsCheck(cluster, settings),
                    new RulesCheck(cluster, settings),
                    new KafkaCheck(brokers),
                    new TopicsCheck(brokers, user),
                    new GroupsCheck(brokers, user, ClusterName.from(settings)),
                    new ClustersCheck(brokers, user, ClusterName.from(settings)),
                    new PrometheusCheck(prometheus, settings),
                    new AlertmanagerCheck(alertmanagers, prometheus, settings),
                    new PortCheck(settings),
                    new SlackCheck(settings, clock),
                    new GrafanaCheck(settings, clock),
                    new ModelCheck(settings));
            UnaryOperator<String> clean = text -> cluster.withoutSecrets(settings.withoutSecrets(text));
            new CheckUp(patience, clock, clean, this::defect)
                    .run(
                            checks.stream()
                                    .filter(check -> chosen.isEmpty() || chosen.contains(check.name()))
                                    .toList(),
                            listener);
        }
    }

    /** What needs a setting that is wrong cannot be looked at. */
    private Finding defect(Throwable failure) {
        return attempt.mistakes().isEmpty()
                ? new Finding.Wrong(
                        "the check itself failed: " + failure,
                        "report it with this line: it is a mistake in Culprit, and says nothing of what was looked at")
                : new Finding.Skipped("settings are wrong: see settings");
    }
}
