package dev.culprit.faults.rig;

import dev.culprit.collector.process.CollectorProgram;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.rules.process.RuleGeneratorProgram;
import dev.culprit.summarizer.process.SummarizerProgram;
import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Three brokers, a collector, two correlators, a summarizer and a rule generator, each a process of its own, the gate before
 * the API server, and those outside whom they call.
 */
public final class Rig implements AutoCloseable {
    /** What a caller of the collector shows. */
    public static final String TOKEN = "only-alertmanager-knows-it";

    private static final int NODES = 3;
    private static final int CORRELATORS = 2;
    private static final Pattern SERVER = Pattern.compile("server: *https://([^:/\\s]+):(\\d+)");
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long TEND_MILLIS = 1_000;

    private final Path folder;
    private final Gate gate;
    private final Listener listener = new Listener();
    private final Slack slack = new Slack();
    private final Model model = new Model();
    private final Prometheus prometheus = new Prometheus();
    private final List<SmallDisk> disks = new ArrayList<>();
    private final Brokers brokers;
    private final List<Child> correlators = new ArrayList<>();
    private final Child collector;
    private final Child summarizer;
    private final Child ruleGenerator;
    private final ScheduledExecutorService tending = Executors.newSingleThreadScheduledExecutor();
    private @Nullable ScheduledFuture<?> nurse;

    /** Whoever interrupts a run leaves no process and no disk behind. */
    private final Thread interrupted = new Thread(this::end);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Nothing runs yet.
     *
     * @param kubeconfig of an API server that knows SLOCorrelations
     * @param folder for data and logs
     * @param definitions the namespace of SLOs and compositions
     */
    public Rig(Path kubeconfig, Path folder, String definitions) throws IOException, RigException {
        this.folder = folder;
        String config = Files.readString(kubeconfig);
        Matcher server = SERVER.matcher(config);
        if (!server.find()) {
            throw new RigException(kubeconfig + " names no server as https://host:port");
        }
        this.gate = new Gate(new InetSocketAddress(server.group(1), Integer.parseInt(server.group(2))));
        Path gated = Files.writeString(
                folder.resolve("kubeconfig"), server.replaceFirst("server: https://127.0.0.1:" + gate.port()));
        this.brokers = new Brokers(NODES, folder);
        var variables = new Variables(gated, brokers.bootstrapServers(), NODES);
        this.collector = process("collector", CollectorProgram.class, variables.collector());
        for (int i = 0; i < CORRELATORS; i++) {
            correlators.add(process(
                    "correlator-" + i,
                    CorrelatorProgram.class,
                    variables.correlator("correlator-" + i, state(i), listener, slack)));
        }
        this.summarizer = process("summarizer", SummarizerProgram.class, variables.summarizer(model));
        this.ruleGenerator =
                process("rule-generator", RuleGeneratorProgram.class, variables.ruleGenerator(definitions, prometheus));
    }

    private Child process(String name, Class<?> program, Map<String, String> settings) {
        int port = FreePort.next();
        var variables = new HashMap<>(settings);
        variables.put("CULPRIT_HTTP_HOST", "127.0.0.1");
        variables.put("CULPRIT_HTTP_PORT", String.valueOf(port));
        return new Child(name, Child.command(folder.resolve(name + ".log"), program, List.of(), variables), port);
    }

    /** Starts all, and waits until all are ready. */
    public void start() throws IOException, InterruptedException, RigException {
        Runtime.getRuntime().addShutdownHook(interrupted);
        for (int i = 0; i < CORRELATORS; i++) {
            SmallDisk.at(state(i)).ifPresent(disks::add);
        }
        for (Child broker : brokers.nodes()) {
            broker.start();
        }
        nurse = tending.scheduleWithFixedDelay(this::tend, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
        for (Child child : processes()) {
            child.start();
        }
        if (!Pause.until(this::isReady, START)) {
            throw new RigException("not all were ready within " + START + ": see the logs in " + folder);
        }
    }

    private void tend() {
        for (Child child : children()) {
            try {
                child.tend();
            } catch (IOException e) {
                throw new IllegalStateException("no process can be started", e);
            }
        }
    }

    /** Whether every process says that it is, and every broker takes connections. */
    public boolean isReady() {
        return brokers.nodes().stream().allMatch(Rig::isUp)
                && processes().stream().allMatch(this::isReady);
    }

    private static boolean isUp(Child broker) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()),
                    Math.toIntExact(PATIENCE.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isReady(Child child) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + child.port() + "/readyz"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    /** Where alerts are sent to. */
    public URI alerts() {
        return URI.create("http://127.0.0.1:" + collector.port() + "/api/v1/alerts");
    }

    /** The folder with the state of a correlator. */
    public Path state(int number) {
        return folder.resolve("state-" + number);
    }

    public Gate gate() {
        return gate;
    }

    public Listener listener() {
        return listener;
    }

    public Slack slack() {
        return slack;
    }

    /** All who are called. */
    public List<Outsider> outsiders() {
        return List.of(listener, slack, model, prometheus);
    }

    public Child collector() {
        return collector;
    }

    public Child summarizer() {
        return summarizer;
    }

    public Child ruleGenerator() {
        return ruleGenerator;
    }

    public List<Child> brokers() {
        return brokers.nodes();
    }

    /** By which the other brokers reach this one. */
    public List<Gate> gates(Child broker) {
        return brokers.gates(broker);
    }

    public List<Child> correlators() {
        return List.copyOf(correlators);
    }

    /** Those that say whether they are ready. */
    private List<Child> processes() {
        return Stream.concat(Stream.of(collector, summarizer, ruleGenerator), correlators.stream())
                .toList();
    }

    /** All that runs. */
    public List<Child> children() {
        return Stream.concat(brokers.nodes().stream(), processes().stream()).toList();
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(interrupted);
        end();
        gate.close();
        brokers.close();
        outsiders().forEach(Outsider::close);
        http.shutdownNow();
    }

    private void end() {
        if (nurse != null) {
            nurse.cancel(true);
        }
        tending.shutdownNow();
        children().forEach(Child::close);
        disks.forEach(SmallDisk::close);
    }
}
