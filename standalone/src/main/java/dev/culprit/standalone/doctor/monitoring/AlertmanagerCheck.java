package dev.culprit.standalone.doctor.monitoring;

import dev.culprit.collector.intake.AlertRoute;
import dev.culprit.collector.process.CollectorProcess;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.web.Heard;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether Alertmanager has a receiver that calls us, and a route that leads to it. Which alerts take that route is not
 * worked out.
 */
public final class AlertmanagerCheck implements Check {
    private static final int MOST = 10;
    private static final String RECEIVER = "add a receiver with webhook_configs: [{url: http://HOST:8085"
            + AlertRoute.PATH + ", send_resolved: true}]";

    private final List<URI> given;
    private final Prometheus prometheus;
    private final Settings settings;

    /** @param given looked at in place of those that Prometheus knows, if any */
    public AlertmanagerCheck(List<URI> given, Prometheus prometheus, Settings settings) {
        this.given = given;
        this.prometheus = prometheus;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        List<URI> addresses = given;
        if (addresses.isEmpty()) {
            if (!prometheus.isSet()) {
                return List.of(new Skipped("neither prometheus.url is set nor --alertmanager URL given"));
            }
            addresses = prometheus.alertmanagers(deadline) instanceof Heard.Said said
                    ? Prometheus.addresses(said.json())
                    : List.of();
        }
        if (addresses.isEmpty()) {
            return List.of(new Skipped("Prometheus names none: give --alertmanager URL"));
        }
        var findings = new ArrayList<Finding>();
        for (URI address : addresses.stream().limit(MOST).toList()) {
            findings.addAll(look(address, deadline));
        }
        if (addresses.size() > MOST) {
            findings.add(new Skipped((addresses.size() - MOST) + " more: give those to look at by --alertmanager URL"));
        }
        return findings;
    }

    private List<Finding> look(URI address, Deadline deadline) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Heard.at(address, "/api/v2/status"))
                .header("Accept", "application/json")
                .GET()
                .build();
        String reach = "see that its address can be reached from here, or give another: --alertmanager URL";
        return switch (Heard.from(request, deadline)) {
            case Heard.Said said ->
                Receivers.of(said.json().path("config").path("original").asText(""))
                        .map(receivers -> of(address, receivers))
                        .orElseGet(() -> List.of(
                                new Wrong("what answers at " + address + " does not show a configuration", reach)));
            // only what is inside the cluster may know the way: no fault of Alertmanager's
            case Heard.Away away ->
                List.of(new Warning("Alertmanager at " + address + " cannot be asked: " + away.why(), reach));
            case Heard.Denied denied ->
                List.of(new Warning(
                        "Alertmanager at " + address + " asks for a login (status " + denied.status()
                                + "), and there is none to give it",
                        "look at its configuration yourself: it needs the receiver of the README"));
            case Heard.NotThere notThere ->
                List.of(new Wrong(
                        "what answers at " + address + " has no /api/v2/status (status " + notThere.status() + ")",
                        reach));
            case Heard.Strange strange ->
                List.of(new Wrong("what should be Alertmanager at " + address + " " + strange.why(), reach));
        };
    }

    private List<Finding> of(URI address, Receivers receivers) {
        Optional<Receivers.Hook> ours = receivers.ours();
        if (ours.isPresent()) {
            return of(address, ours.get());
        }
        return List.of(
                receivers.isAnyHidden()
                        ? new Warning(
                                address + " hides the addresses of its webhooks: whether one calls us is not known",
                                "call the receiver culprit, and it is known by its name; else look yourself, or "
                                        + RECEIVER)
                        : new Wrong(
                                address + " has no receiver that calls us: no webhook's URL ends in " + AlertRoute.PATH,
                                RECEIVER + " and a route to it"));
    }

    private List<Finding> of(URI address, Receivers.Hook hook) {
        String name = address + ", receiver " + hook.receiver() + ": ";
        var findings = new ArrayList<Finding>();
        if (hook.route().isEmpty()) {
            findings.add(new Wrong(
                    name + "no route leads to it",
                    "add a route: {receiver: " + hook.receiver()
                            + ", continue: true, matchers: [...]} for the alerts of SLOs"));
        }
        if (!hook.sendsResolved()) {
            findings.add(new Wrong(
                    name + "send_resolved is false: no burn is ever known to end", "set send_resolved: true"));
        }
        if (!hook.showsLogin() && !CollectorProcess.httpOf(settings).access().isOpen()) {
            findings.add(new Wrong(
                    name + "it shows no login, and we ask for one: each alert is answered 401",
                    "set http_config: {authorization: {credentials: ...}} to a text of http.tokens"));
        }
        if (hook.mostAlerts() > 0) {
            findings.add(new Warning(
                    name + "max_alerts is " + hook.mostAlerts() + ": what is beyond is cut off",
                    "take max_alerts away"));
        }
        if (findings.isEmpty()) {
            findings.add(new Ok(name + "a route leads to it " + hook.route().orElseThrow()
                    + (hook.isHidden() ? "; its address is hidden, and may be ours" : "; it calls us")
                    + "; whether an SLO's alert takes that route is not worked out"));
        }
        return findings;
    }
}
