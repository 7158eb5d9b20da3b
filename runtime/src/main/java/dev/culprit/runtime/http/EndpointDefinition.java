package dev.culprit.runtime.http;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.List;
import java.util.Optional;

/** The settings of an address for a part of what is answered: {@code page.host}, {@code page.port}. */
public final class EndpointDefinition {
    private final Setting<String> host;
    private final Setting<Integer> port;

    private EndpointDefinition(String name, String what, String server) {
        host = Setting.optional(
                name + ".host", Kind.text(), "Address of `" + name + ".port`; absent: `" + server + ".host`.");
        port = Setting.optional(
                name + ".port",
                Kind.number(0, Endpoint.HIGHEST_PORT),
                "Port of " + what + " alone, which then is answered nowhere else; absent: `" + server + ".port`.");
    }

    /**
     * Of such a part.
     *
     * @param what the part, in words
     * @param server whose address it has where it has none of its own
     */
    public static EndpointDefinition under(String name, String what, String server) {
        return new EndpointDefinition(name, what, server);
    }

    public Definition definition() {
        return Definition.of(host, port)
                .with(new Rule(
                        List.of(host),
                        settings -> settings.find(host).isPresent()
                                        && settings.find(port).isEmpty()
                                ? Optional.of("says nothing without " + port.name())
                                : Optional.empty()));
    }

    /**
     * What was set; empty where the part has no address of its own.
     *
     * @param elseHost the server's
     */
    public Optional<Endpoint> from(Settings settings, String elseHost) {
        return settings.find(port).map(own -> new Endpoint(settings.find(host).orElse(elseHost), own));
    }
}
