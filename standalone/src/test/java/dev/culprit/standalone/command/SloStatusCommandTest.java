package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Prometheus in which two in ten thousand requests have failed at all times, and of one SLO nothing is recorded. */
class SloStatusCommandTest {
    private static final String EXAMPLES = "../examples/slo";
    private static final String CHECKOUT = EXAMPLES + "/checkout-availability.yaml";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-21T06:00:00Z"), ZoneOffset.UTC);
    private static final Pattern NAMES = Pattern.compile("slok:sli_error_(composition_)?rate:[0-9a-z]+");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path scratch;

    @SuppressWarnings("NullAway.Init") // begin sets it
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/query", SloStatusCommandTest::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void whatIsKnownIsATable() {
        assertThat(status(CHECKOUT)).isZero();

        assertThat(out.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches(" +shop/checkout-availability +met +99.98 % +99.9 % +34.6m of 43.2m, 80 % +120d"
                        + " +1h/5m 0.2/0.2  6h/30m 0.2/0.2  1d/2h 0.2/0.2  3d/6h 0.2/0.2");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsALineAndTheExitCodeIsOne() {
        assertThat(status(CHECKOUT, EXAMPLES + "/front-door.yaml")).isEqualTo(1);

        assertThat(out.toString())
                .containsPattern("shop/front-door +unknown +- +99 % +- +- +-\n")
                .contains("\nshop/front-door: not known: Prometheus has no slok:sli_error_rate:5m, ");
    }

    @Test
    void jsonIsOneLineAnSloAndNothingElse() {
        assertThat(status(CHECKOUT, EXAMPLES + "/front-door.yaml", "--output", "json"))
                .isEqualTo(1);

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString())
                .startsWith("{\"kind\":\"ServiceLevelObjective\",\"slo\":{\"namespace\":\"shop\","
                        + "\"name\":\"checkout-availability\"},\"window\":\"30d\",\"knowledge\":\"known\"")
                .contains("\"knowledge\":\"noData\"")
                .contains("\"errorBudget\":{\"total\":\"43.2m\",\"consumed\":\"8.6m\",\"remaining\":\"34.6m\"");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void allExamplesAreAskedFor() {
        assertThat(status(EXAMPLES)).isEqualTo(1);
        assertThat(out.toString()).contains("shop/journey", "payments/payments", "monitoring/apiserver-availability");
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsShown() throws IOException {
        Path broken = Files.writeString(
                scratch.resolve("broken.yaml"),
                Files.readString(Path.of(CHECKOUT)).replace("99.9", "100"));

        assertThat(status(broken.toString(), EXAMPLES + "/payments-grpc.yaml")).isEqualTo(1);
        assertThat(err.toString()).contains("100 leaves no error budget");
        assertThat(out.toString()).containsPattern("payments/payments +met");
        assertThat(status(broken.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no valid SLO to ask for");
    }

    @Test
    void aPrometheusThatIsAwayIsToldOfEachSlo() {
        server.stop(0);

        assertThat(status(EXAMPLES, "--timeout", "2")).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.contains("not known: Prometheus is away: ")))
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout 0, --timeout must be from 1 to 600 seconds",
        "--output xml, Invalid value for option '--output'"
    })
    void argumentsThatCannotBeAreTold(String arguments, String line) {
        assertThat(status(Stream.concat(Stream.of(CHECKOUT), Arrays.stream(arguments.split(" ", -1)))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err.toString()).contains(line);
    }

    private int status(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(
                                "slo",
                                "status",
                                "--prometheus",
                                "http://127.0.0.1:" + server.getAddress().getPort()),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return CulpritCommand.commandLine(CLOCK)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = URLDecoder.decode(body, StandardCharsets.UTF_8);
            String series = query.contains("front-door")
                    ? ""
                    : NAMES.matcher(query)
                            .results()
                            .map(name ->
                                    "{\"metric\":{\"__name__\":\"" + name.group() + "\"},\"value\":[1,\"0.0002\"]}")
                            .collect(Collectors.joining(","));
            byte[] answer = ("{\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
