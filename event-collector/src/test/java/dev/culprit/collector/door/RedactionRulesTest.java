package dev.culprit.collector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionRulesTest {
    private static final List<String> NONE = List.of();
    private static final String MARK = "redacted:[0-9a-f]{16}";

    @ParameterizedTest
    @ValueSource(strings = {"CARD_PIN", "cardPin", "card-pins", "PIN", "ACCESS_CODE", "accessCode", "db.access.code"})
    void anAddedNameIsFoundAsWordsOfOthers(String name) {
        assertThat(text(List.of("pin", "access code"), NONE, NONE).named(name, "4711"))
                .matches(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPIN", "PINNED", "ACCESS", "CODE", "ACCESS_MY_CODE"})
    void anAddedNameIsNoPartOfAWord(String name) {
        assertThat(text(List.of("pin", "access code"), NONE, NONE).named(name, "4711"))
                .isEqualTo("4711");
    }

    @Test
    void anAddedNameCountsWithinTextsAndForFieldsOfObjects() {
        var rules = new RedactionRules(List.of("pin"), NONE, NONE, NONE);
        assertThat(new SecretText(RedactionKey.fixed(), rules).within("user: anna\ncard_pin: 4711\n"))
                .doesNotContain("4711")
                .contains("anna");
        var door = new Door(RedactionKey.fixed(), rules);
        var well = (ObjectNode) KubeObject.json("{'kind':'Well','spec':{'cardPin':'4711','pinCount':2}}");
        assertThat(door.admit(well).path("spec").path("cardPin").asText()).matches(MARK);
        assertThat(door.admit(well).path("spec").path("pinCount").asInt()).isEqualTo(2);
    }

    @Test
    void anAddedPatternIsTakenOutAndOnlyItsFirstGroupIfItHasOne() {
        SecretText text = text(NONE, List.of("farm-[0-9]{4}", "badge ([a-z]+)!"), NONE);
        assertThat(text.within("x farm-1234 y badge anna!").replaceAll(MARK, "#"))
                .isEqualTo("x # y badge #!");
    }

    @Test
    void anExceptionKeepsAValueThatOnlyItsNameMadeASecret() {
        SecretText text = text(NONE, NONE, List.of("partition_key"));
        assertThat(text.named("PARTITION_KEY", "order-id")).isEqualTo("order-id");
        assertThat(text.within("partition_key: order-id\ntoken: x1")).startsWith("partition_key: order-id\ntoken: red");
        assertThat(text.named("PARTITION_KEY", "AKIAIOSFODNN7EXAMPLE")).matches(MARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a(b;is no RE2 expression",
                "(?<=x)y;is no RE2 expression",
                "x*;matches an empty text",
                "((a{1000}){1000}){1000};repeats its parts",
                "[a-z]{3000};repeats its parts"
            })
    void aPatternThatCannotStandIsNamed(String pattern, String why) {
        assertThatThrownBy(() -> new RedactionRules(NONE, List.of("good", pattern), NONE, NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("redaction pattern '" + pattern + "' " + why)
                .hasMessageNotContaining("good");
    }

    @Test
    void allMistakesAreReportedTogetherEachWithItsEntry() {
        assertThatThrownBy(() -> new RedactionRules(
                        List.of("pin", "", "a%b"), List.of("a".repeat(600)), List.of("two words"), List.of("Farm")))
                .hasMessageContainingAll(
                        "redaction name ''",
                        "redaction name 'a%b'",
                        "is longer than 512 characters",
                        "redaction exception 'two words'",
                        "names-only namespace 'Farm'");
    }

    @Test
    void moreEntriesThanAnyoneNeedsAreRefused() {
        List<String> many = IntStream.range(0, 201).mapToObj(i -> "name" + i).toList();
        assertThatThrownBy(() -> new RedactionRules(many, NONE, NONE, NONE))
                .hasMessage("more than 200 entries of redaction name: 201");
    }

    @Test
    void aPatternThatWouldTakeOthersForeverIsReadInAMoment() {
        SecretText text = text(NONE, List.of("(a+)+$", "(a|a)*b", "(?:a?){50}c"), NONE);
        assertThat(text.within("a".repeat(1 << 18) + "!")).endsWith("!");
    }

    private static SecretText text(List<String> names, List<String> values, List<String> exceptions) {
        return new SecretText(RedactionKey.fixed(), new RedactionRules(names, values, exceptions, NONE));
    }
}
