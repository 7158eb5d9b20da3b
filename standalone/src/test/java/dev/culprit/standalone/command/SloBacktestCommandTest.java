package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A Prometheus of which two in a thousand requests have failed at all times. */
class SloBacktestCommandTest {
    private static final String CHECKOUT = "../examples/slo/checkout-availability.yaml";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-21T06:00:00Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("NullAway.Init") // begin sets it
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/query_range", SloBacktestCommandTest::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void targetsStandSideBySideAboveAChartAndAlerts() {
        assertThat(culprit("--over", "2d", "--target", "99.5,99.9")).isZero();

        assertThat(out.toString())
                .contains("2026-03-19 06:00 to 2026-03-21 06:00 UTC, looked at every 1m\n")
                .contains("attained 99.8000 % in these 2d, ")
                .containsPattern("target +99.5 % +99.9 %\n")
                .containsPattern("left +60.0 % +-100.0 %\n")
                .containsPattern("tier 4, ticket, 1x over 3d and 6h +never +1x, 2d\n")
                .containsPattern("2026-03-19 +0.2000 % +-")
                .matches(text -> text.chars().allMatch(letter -> letter < 128), "is ASCII")
                .matches(text -> text.lines().allMatch(line -> line.length() <= 100), "is narrow");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonIsOneLineAnSloAndNothingElse() {
        assertThat(culprit("--over", "1d", "--format", "json", "--threshold", "1"))
                .isZero();

        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"slo\":{\"namespace\":\"shop\",\"name\":\"checkout-availability\"},\"from\":\"2026-03-20T06:00:00Z\"")
                .contains("\"plainAlert\":{\"threshold\":0.01,\"alerts\":[]}");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--over 3y                             | --over must be a length as 30d, 4w or 12h",
                "--from 2026-03-30                     | --from must be before --to",
                "--to 2027-01-01                       | --to is in the future",
                "--from yesterday                      | --from must be a time as 2026-11-01",
                "--from 2026-03-01 --over 1d           | both tell where the range begins",
                "--target 100                          | --target must be above 0 and below 100",
                "--threshold 100                       | --threshold must be from 0 to below 100",
                "--timeout 0                           | --timeout must be from 1 to 600 seconds",
                "--width 9                             | --width must be from 40 to 240",
            })
    void argumentsThatCannotBeAreToldInALine(String arguments, String line) {
        assertThat(culprit(arguments.strip().split(" +"))).isEqualTo(2);
        assertThat(err.toString()).contains(line).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aRangeThatIsTooLongIsToldInALine() {
        assertThat(culprit("--over", "900d")).isEqualTo(1);
        assertThat(err.toString())
                .contains("is more than 694 days: take a shorter one")
                .hasLineCount(1);
    }

    @Test
    void whereToAskIsAnArgumentOrElseAVariable() {
        var command = new CommandLine(new SloCommand());
        var options = new PrometheusOptions();

        assertThat(options.address(command, Map.of("PROMETHEUS_URL", "http://b:9090"))
                        .url())
                .hasToString("http://b:9090");
        PrometheusAddress address = options.address(
                command,
                Map.of(
                        "PROMETHEUS_URL", "http://b:9090",
                        "CULPRIT_PROMETHEUS_URL", "http://a:9090",
                        "CULPRIT_PROMETHEUS_LOGIN", "me:secret"));
        assertThat(address.url()).hasToString("http://a:9090");
        assertThat(address.toString()).contains("***").doesNotContain("bWU6c2VjcmV0");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options.address(command, Map.of()))
                .withMessageStartingWith("Which Prometheus?");
    }

    private int culprit(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(
                                "slo",
                                "backtest",
                                CHECKOUT,
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
            Map<String, String> asked = Arrays.stream(body.split("&"))
                    .map(one -> one.split("=", 2))
                    .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
            String query = asked.getOrDefault("query", "");
            String value = query.contains("last_over_time") ? "0" : query.contains("5..") ? "0.02" : "10";
            long end = Long.parseLong(asked.getOrDefault("end", ""));
            String values = LongStream.iterate(
                            Long.parseLong(asked.getOrDefault("start", "")),
                            second -> second <= end,
                            second -> second + 60)
                    .mapToObj(second -> "[" + second + ",\"" + value + "\"]")
                    .collect(Collectors.joining(","));
            byte[] answer = ("{\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[" + values + "]}]}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
