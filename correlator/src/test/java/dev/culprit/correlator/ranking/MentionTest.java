package dev.culprit.correlator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods        | exceeded quota: pods, requested: 1       | true",
                "pods        | exceeded quota: pods-max, requested: 1   | false",
                "front       | pod front-7d4f is forbidden              | false",
                "front-conf  | configmap \"front-conf\" not found       | true",
                "front-conf  | configmap \"old-front-conf\" not found   | false",
                "front-conf  | there is no front-conf.                  | true",
                "front-conf  | there is no front-conf.yaml              | false",
            })
    void aNameIsMentionedWhereItStandsAlone(String name, String text, boolean mentioned) {
        assertThat(Mention.of(name, text)).isEqualTo(mentioned);
    }
}
