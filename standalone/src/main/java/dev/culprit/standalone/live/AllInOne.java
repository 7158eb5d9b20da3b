package dev.culprit.standalone.live;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.intake.AlertRoute;
import dev.culprit.collector.process.CollectorProcess;
import dev.culprit.correlator.notify.Notifications;
import dev.culprit.correlator.page.Page;
import dev.culprit.correlator.page.PageSettings;
import dev.culprit.correlator.process.CorrelatorProcess;
import dev.culprit.correlator.process.Notifiers;
import dev.culprit.correlator.report.cluster.ClusterReport;
import dev.culprit.correlator.report.cluster.ReportSettings;
import dev.culprit.rules.process.RuleGeneratorProcess;
import dev.culprit.rules.process.RuleGeneratorProgram;
import dev.culprit.rules.service.RuleService;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.Endpoint;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.http.HttpStartException;
import dev.culprit.runtime.http.Listeners;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.prometheus.TrustException;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.HostAndPort;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.standalone.broker.LastWords;
import dev.culprit.summarizer.process.SummarizerProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The whole of Culprit on a live cluster, started in order and stopped in the opposite one. */
public final class AllInOne implements Program {
    private static final Setting<Path> DATA = Setting.withDefault(
            "data.dir",
            Kind.path(),
            "culprit-data",
            "Where the embedded broker and the correlator keep what they know.");
    private static final Setting<Boolean> RULES = Setting.withDefault(
            "rules.enabled",
            Kind.flag(),
            "true",
            "Whether rules of SLOs are written, and their status: where the cluster knows SLOs, and no other controller has "
                    + "them.");

    private final Clock clock;
    private final Console console;

    public AllInOne(Clock clock, Console console) {
        this.clock = clock;
        this.console = console;
    }

    @Override
    public String name() {
        return "culprit run";
    }

    @Override
    public String purpose() {
        return "Watches a cluster, takes alerts, and names the change that burned an error budget.";
    }

    @Override
    public Definition definition() {
        return definitionOf();
    }

    /** All settings of {@code culprit run}. */
    public static Definition definitionOf() {
        return CollectorProcess.DEFINITION
                .with(KafkaSettings.DEFINITION_WITH_EMBEDDED)
                .with(CorrelatorProcess.DEFINITION)
                .with(ReportSettings.DEFINITION)
                .with(Notifiers.DEFINITION)
                .with(PageSettings.DEFINITION)
                .with(PageSettings.guard(CollectorProcess.HTTP))
                .with(SummarizerProcess.DEFINITION)
                .with(Definition.of(RULES))
                .with(RuleSettings.DEFINITION)
                .with(Definition.of(DATA));
    }

    /** Whether rules of SLOs are written. */
    public static boolean writesRules(Settings settings) {
        return settings.get(RULES);
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        var health = new Health();
        var collector = new CollectorProcess(settings, clock);
        KafkaSettings kafka = kafka(settings, parts);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, EnumSet.allOf(Topic.class), kafka.topics());
        }
        Tracing tracing = parts.add("tracing", Tracing.from(settings, "culprit", collector.registry()));
        // looks on before there is anything to see
        parts.add("console", new CorrelationFeed(kafka.consumer(), ClusterName.from(settings), console));
        Path data = settings.get(DATA);
        var instance = CorrelatorProcess.Instance.of(InstanceName.of(data), data.resolve("streams"), settings);
        new CorrelatorProcess(kafka, instance, tracing).start(parts, health, collector.registry());
        console.say("Watching " + collector.address());
        listen(collector, PageSettings.from(settings, collector.http()), kafka, new Around(parts, health, tracing));
        ReportSettings report = ReportSettings.from(settings).elseIn(collector.namespaces());
        new ClusterReport(report, clock, console::say, tracing)
                .start(collector.client(), kafka, instance.name(), collector.registry(), parts);
        Notifiers.start(new Notifications(
                settings, kafka, instance.name(), collector.registry(), parts, clock, console::say, tracing));
        new SummarizerProcess(settings, clock, console::say, tracing)
                .start(kafka, instance.name(), collector.registry(), parts);
        if (writesRules(settings)) {
            startRules(settings, parts, collector);
        }
        parts.work("readiness", new Readiness(health, console));
    }

    private void startRules(Settings settings, Parts parts, CollectorProcess collector) throws TrustException {
        var around = new RuleService.Surroundings(
                collector.client(),
                RuleGeneratorProgram.standings(settings, parts, clock),
                collector.registry(),
                clock,
                () -> parts.fail("rules", new IllegalStateException("another rule-generator leads now")));
        new RuleGeneratorProcess(RuleSettings.from(settings).elseIn(collector.namespaces()), around, console::say)
                // not in the health of the whole: whatever is wrong with SLOs, alerts are taken
                .start(parts, new Health(), why -> console.say("Rules of SLOs are not written: " + why));
    }

    private KafkaSettings kafka(Settings settings, Parts parts) throws BrokerException {
        if (KafkaSettings.namesBrokers(settings)) {
            return KafkaSettings.from(settings);
        }
        Path data = settings.get(DATA);
        console.say("Starting an embedded Kafka broker on " + data);
        LastWords.ofBroker(console::say, data);
        var broker = parts.add("broker", EmbeddedBroker.start(BrokerConfig.onAnyPort(data.resolve("kafka"))));
        console.say("Kafka is up at " + broker.bootstrapServers());
        HostAndPort server = HostAndPort.parse(broker.bootstrapServers()).orElseThrow();
        return KafkaSettings.from(settings, List.of(server));
    }

    /** What is around every part. */
    private record Around(Parts parts, Health health, Tracing tracing) {}

    private void listen(CollectorProcess collector, PageSettings page, KafkaSettings kafka, Around around)
            throws TrustException, HttpStartException {
        HttpSettings http = collector.http();
        Parts parts = around.parts();
        List<Route> routes = Page.start(page, http.access(), kafka, collector.registry(), parts);
        Listeners listeners = collector.listeners(around.health(), parts, around.tracing());
        Optional<Integer> apart = page.apart().isEmpty()
                ? Optional.empty()
                : Optional.of(listeners.open("page", page.apart().get(), routes).port());
        int port = collector
                .start(kafka, parts, listeners, apart.isEmpty() ? routes : List.of(), around.tracing())
                .port();
        announce(http, new Endpoint(http.host(), port));
        String host = page.apart().map(Endpoint::host).orElse(http.host());
        announce(http, page, new Endpoint(host, apart.orElse(port)));
    }

    private static String address(HttpSettings http, Endpoint at) {
        return (http.tls() == null ? "http" : "https") + "://" + at.host() + ":" + at.port();
    }

    private void announce(HttpSettings http, Endpoint webhook) {
        console.say("Alertmanager's webhook is " + address(http, webhook) + AlertRoute.PATH);
        if (http.access().isOpen()) {
            console.say(
                    "Whoever reaches that port can send alerts: set CULPRIT_HTTP_TOKENS, and give a token to those who "
                            + "may");
        }
    }

    private void announce(HttpSettings http, PageSettings page, Endpoint at) {
        if (page.isOn()) {
            boolean isOpen = http.access().isOpen() && page.tokens().isEmpty();
            console.say("The page is " + address(http, at) + "/"
                    + (isOpen ? ", and whoever reaches that port can read it: CULPRIT_PAGE_TOKENS closes it" : ""));
        }
    }
}
