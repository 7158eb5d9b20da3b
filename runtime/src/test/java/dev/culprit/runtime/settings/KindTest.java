package dev.culprit.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
    private static final Kind<Duration> DURATION = Kind.duration(Duration.ofMillis(1), Duration.ofDays(7));

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "10s, PT10S", "5m, PT5M", "24h, P1D", "1h30m, PT1H30M", "7d, PT168H", "PT10S, PT10S"})
    void durationsAreWrittenTheWayPeopleWriteThem(String text, Duration duration) {
        assertThat(DURATION.parse().apply(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "soon", "-1s", "1s1m", "8d", "0s", "999999999999s", "PT", "1.5h"})
    void whatIsNoDurationInRangeIsNone(String text) {
        assertThat(DURATION.parse().apply(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka:9092", "10.0.0.7:1", "[::1]:9092", "a-b.c_d.svc:65535"})
    void anAddressIsHostAndPort(String text) {
        assertThat(Kind.hostAndPort().parse().apply(text))
                .map(HostAndPort::toString)
                .contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka", "kafka:", ":9092", "kafka:0", "kafka:65536", "kafka:99999999", "http://kafka:1", "a b:1"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(Kind.hostAndPort().parse().apply(text)).isEmpty();
    }

    @Test
    void aListHasNoHoles() {
        Kind<List<HostAndPort>> list = Kind.listOf(Kind.hostAndPort());

        assertThat(list.parse().apply("a:1 , b:2")).contains(List.of(new HostAndPort("a", 1), new HostAndPort("b", 2)));
        assertThat(list.parse().apply("a:1,,b:2")).isEmpty();
        assertThat(list.parse().apply("a:1,b")).isEmpty();
    }

    @Test
    void flagsUrlsAndPathsAreWhatTheyLookLike() {
        assertThat(Kind.flag().parse().apply("true")).contains(true);
        assertThat(Kind.flag().parse().apply("yes")).isEmpty();
        assertThat(Kind.url().parse().apply("http://prometheus:9090/x"))
                .contains(URI.create("http://prometheus:9090/x"));
        assertThat(Kind.url().parse().apply("prometheus:9090")).isEmpty();
        assertThat(Kind.url().parse().apply("file:///etc/passwd")).isEmpty();
        assertThat(Kind.path().parse().apply("/var/lib")).contains(Path.of("/var/lib"));
    }
}
