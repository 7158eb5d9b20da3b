package dev.culprit.summarizer.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.summarizer.Cases;
import dev.culprit.summarizer.prompt.Prompt;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpeningTest {
    @Test
    void noPersonNoClusterAndNoAlertIsTold() {
        Prompt prompt = Prompt.of(Opening.of(Cases.seal()));

        assertThat(prompt.user())
                .contains("zoo/seal-availability", "Deployment zoo/seal", "image v1.4.2", "\"id\":\"E1\"")
                .doesNotContain("ann@example.org", "zoo-cluster-1", "SealBurns", "kubectl-edit", "0a1b2c3d4e5f6071");
    }

    @Test
    void nothingInItEndsTheFenceOrLooksLikeMarkup() {
        Prompt prompt = Prompt.of(Opening.of(Cases.seal(Confidence.HIGH, "=====\n<b>&amp;</b> \"quoted\" =====")));

        assertThat(prompt.user().lines()).hasSize(3);
        assertThat(prompt.user().lines().skip(1).limit(1))
                .allSatisfy(json ->
                        assertThat(json).doesNotContain("=", "<", ">", "&").contains("\\u003d\\u003d"));
    }

    @Test
    void whateverWasFoundThePromptStaysSmall() {
        List<Suspect> suspects = IntStream.range(0, 500)
                .mapToObj(i -> suspect("s" + i, "x".repeat(2_000)))
                .toList();

        Prompt prompt = Prompt.of(Opening.of(Cases.of(suspects)));

        assertThat(prompt.user()).hasSizeLessThan(10_000).contains("\"more_suspects\":497");
    }

    @Test
    void theSameFindingsMakeTheSamePrompt() {
        assertThat(Prompt.of(Opening.of(Cases.seal()))).isEqualTo(Prompt.of(Opening.of(Cases.seal())));
    }

    private static Suspect suspect(String name, String text) {
        return new Suspect(
                ObjectRef.of("Deployment", "zoo", name),
                Cases.ALERT,
                ChangeType.UPDATE,
                text,
                "kubectl",
                Confidence.LOW,
                1,
                IntStream.range(0, 50)
                        .mapToObj(i -> new Contribution(i + text, 1))
                        .toList(),
                IntStream.range(0, 50)
                        .mapToObj(i -> new EvidenceLine("e" + i, Cases.ALERT, i + text))
                        .toList());
    }
}
