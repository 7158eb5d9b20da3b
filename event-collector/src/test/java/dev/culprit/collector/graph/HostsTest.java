package dev.culprit.collector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostsTest {
    /** Values as they stand in ConfigMaps, with every kind of key that may read them. */
    @Test
    void whatIsKeptOfAValueTellsTheSameAsTheValueItself() {
        List<String> keys = List.of("DB_HOST", "PGHOST", "db.url", "dbHost", "MODE", "app.yaml", "service", "");
        List<String> values = List.of(
                "silo",
                "silo:80",
                "http://silo/x",
                "silo.far.svc",
                "localhost",
                "mode: x\ndb_host: silo\n",
                "db_host: silo\nurl: http://hay.farm.svc/",
                "{\"db_host\":\"silo\"}",
                "plain text",
                "");
        for (String key : keys) {
            for (String value : values) {
                assertThat(Hosts.found(value).under(key, "f"))
                        .as("%s = %s", key, value)
                        .isEqualTo(Hosts.in(key, value, "f"));
            }
        }
    }

    @Test
    void nothingIsKeptOfAValueWithoutHosts() {
        assertThat(Hosts.found("a line without any of them\n".repeat(40_000)).isEmpty())
                .isTrue();
    }

    @Test
    void ofVeryManyHostsAThousandAreKept() {
        String many = IntStream.range(0, 5000).mapToObj(i -> "h" + i + ":80").collect(Collectors.joining("\n"));
        assertThat(Hosts.found(many).asText()).hasSize(1000);
    }

    @Test
    void hostileTextTakesNoLongerThanItsLength() {
        String colons = "a:".repeat(120_000);
        String dots = ("a.".repeat(2000) + "svc\n").repeat(60);
        String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        String nested = IntStream.range(0, 2000)
                .mapToObj(i -> " ".repeat(i) + "k" + i + ":")
                .collect(Collectors.joining("\n"));
        long started = System.nanoTime();
        List<Hosts.Found> found =
                Stream.of(colons, dots, deep, nested).map(Hosts::found).toList();
        assertThat(System.nanoTime() - started).isLessThan(20_000_000_000L);
        assertThat(found).hasSize(4);
    }

    @Test
    void aKeyIsAnAddressByItsEnding() {
        assertThat(Arrays.asList(
                        "DB_HOST",
                        "db.url",
                        "x-addr",
                        "dbHost",
                        "peerUrl",
                        "MAIL_SERVICE",
                        "PGHOST",
                        "DB_HOSTNAME",
                        "s3_endpoint"))
                .allMatch(Hosts::isAddressKey);
        assertThat(Arrays.asList("HOST", "host", "GHOST", "curl", "ADDRESSES", "dbHOST", ""))
                .noneMatch(Hosts::isAddressKey);
    }
}
