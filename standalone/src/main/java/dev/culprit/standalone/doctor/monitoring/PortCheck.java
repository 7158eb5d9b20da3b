package dev.culprit.standalone.doctor.monitoring;

import dev.culprit.collector.process.CollectorProcess;
import dev.culprit.runtime.http.Endpoint;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether our own port answers, where a Culprit runs on this machine, and whether it is ready. */
public final class PortCheck implements Check {
    private static final long MOST_BYTES = 64L * 1024;
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");

    private final Settings settings;

    public PortCheck(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "port";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        HttpSettings http = CollectorProcess.httpOf(settings);
        Endpoint own = http.health();
        if (own.port() == 0) {
            return List.of(new Skipped(port(http) + " is 0: any free one is taken"));
        }
        String host = ANY.contains(own.host()) ? "127.0.0.1" : own.host();
        String address = (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + own.port();
        if (http.tls() != null) {
            return List.of(new Skipped("it speaks TLS under a name that is not known here: ask https://" + address
                    + "/readyz by that name"));
        }
        return List.of(look(address, port(http), deadline));
    }

    private static Finding look(String address, String port, Deadline deadline) throws InterruptedException {
        try (var calls = new HttpCalls(deadline.left(), MOST_BYTES, Optional.empty())) {
            return switch (get(calls, address, "/livez", deadline)) {
                case HttpAnswer.Failed failed -> new Skipped("nothing of it runs here: " + failed.reason());
                case HttpAnswer.TimedOut slow ->
                    new Wrong(
                            "what listens at " + address + " does not answer " + deadline.words(),
                            "start Culprit again, or set " + port + " to a port that nobody else has");
                case HttpAnswer.TooLong other -> taken(address, port);
                case HttpAnswer.Answered live
                when isHealth(live) -> of(address, port, live, get(calls, address, "/readyz", deadline));
                case HttpAnswer.Answered other -> taken(address, port);
            };
        }
    }

    private static Finding of(String address, String port, HttpAnswer.Answered live, HttpAnswer ready) {
        if (live.status() != HttpURLConnection.HTTP_OK) {
            return new Wrong("it runs at " + address + " and cannot go on: " + lines(live), "start it again");
        }
        return switch (ready) {
            case HttpAnswer.Answered answer
            when answer.status() == HttpURLConnection.HTTP_OK -> new Ok("it runs at " + address + " and is ready");
            case HttpAnswer.Answered answer ->
                new Wrong(
                        "it runs at " + address + " and is not ready: " + lines(answer),
                        "each reason is one of the checks here, or passes while it starts");
            case HttpAnswer.TooLong tooLong -> taken(address, port);
            case HttpAnswer.Failed failed -> new Wrong("it went away: " + failed.reason(), "start it again");
            case HttpAnswer.TimedOut slow ->
                new Wrong("it runs at " + address + " and does not say whether it is ready", "start it again");
        };
    }

    /** Nobody else answers this in so few words. */
    private static boolean isHealth(HttpAnswer.Answered answer) {
        return (answer.status() == HttpURLConnection.HTTP_OK && answer.body().equals("ok\n"))
                || answer.status() == HttpURLConnection.HTTP_UNAVAILABLE;
    }

    private static String lines(HttpAnswer.Answered answer) {
        return answer.body().lines().collect(Collectors.joining("; "));
    }

    /** The setting of the port at which health is told. */
    private static String port(HttpSettings http) {
        return http.management() == null ? "http.port" : "http.management.port";
    }

    private static Finding taken(String address, String port) {
        return new Wrong(
                "what answers at " + address + " is not Culprit", "set " + port + " to a port that nobody else has");
    }

    private static HttpAnswer get(HttpCalls calls, String address, String path, Deadline deadline)
            throws InterruptedException {
        return calls.send(
                HttpRequest.newBuilder(URI.create("http://" + address + path))
                        .GET()
                        .build(),
                deadline.left());
    }
}
