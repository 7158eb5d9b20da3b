package dev.culprit.standalone.locked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a process listens at and whom it lets in, held against the table in {@code docs/security.md}. */
final class Scan {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    /** What nobody is known by. */
    private static final List<String> STRANGERS = List.of(
            "Bearer wrong",
            "Bearer ",
            "Bearer " + LockedDownIT.TOKEN.substring(1),
            "Bearer " + LockedDownIT.TOKEN + "x",
            "Bearer " + LockedDownIT.TOKEN.toUpperCase(Locale.ROOT),
            "Basic " + LockedDownIT.TOKEN,
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(("culprit:" + LockedDownIT.TOKEN).getBytes(StandardCharsets.UTF_8)));

    private Scan() {}

    /**
     * It listens at the ports of these processes and no other, and each says who may call as the table does.
     *
     * @param more ports that are no HTTP server's
     */
    static void of(Child child, List<String> processes, int more) throws Exception {
        List<DocumentedRoute> documented = DocumentedRoute.all().stream()
                .filter(route -> route.isOf(processes))
                .toList();
        Map<String, Integer> servers = child.servers();
        assertThat(servers.keySet())
                .isEqualTo(documented.stream().map(DocumentedRoute::server).collect(Collectors.toSet()));
        assertThat(child.listening()).hasSize(servers.size() + more);
        assertThat(child.listening().keySet()).containsAll(servers.values());
        assertThat(child.listening().values()).as("others reach it").doesNotContain(true);
        for (String server : servers.keySet()) {
            List<DocumentedRoute> here = documented.stream()
                    .filter(route -> route.server().equals(server))
                    .toList();
            assertThat(child.routes(server)).allMatch(said -> here.stream().anyMatch(route -> route.covers(said)));
            assertThat(here).allMatch(route -> child.routes(server).stream().anyMatch(route::covers));
            for (DocumentedRoute any : DocumentedRoute.all()) {
                for (String method : METHODS) {
                    String asked = method.equals("HEAD") ? "GET" : method;
                    Optional<DocumentedRoute> route = here.stream()
                            .filter(one -> one.covers(asked + " " + any.path()))
                            .findFirst();
                    check(child, server, method, any.example(), route);
                }
            }
        }
    }

    private static void check(Child child, String server, String method, String path, Optional<DocumentedRoute> route)
            throws Exception {
        var strangers = new ArrayList<>(List.of(child.call(method, server, path, Optional.empty())));
        boolean isGuarded = route.filter(DocumentedRoute::isGuarded).isPresent();
        // where nobody is asked who calls, one will do
        for (String stranger : isGuarded ? STRANGERS : STRANGERS.subList(0, 1)) {
            strangers.add(child.call(method, server, path, Optional.of(stranger)));
        }
        int known = child.call(method, server, path, Optional.of("Bearer " + LockedDownIT.TOKEN));
        String what = method + " " + path + " at " + server;
        if (route.isEmpty()) {
            assertThat(strangers).as(what).allMatch(status -> status == 404 || status == 405);
            assertThat(known).as(what).isIn(404, 405);
        } else if (isGuarded) {
            assertThat(strangers).as(what).containsOnly(401);
            assertThat(known).as(what).isNotIn(401, 403, 405);
        } else {
            assertThat(strangers).as(what).allMatch(status -> status != 401 && status != 405);
        }
    }
}
