package dev.culprit.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Setting<Integer> PORT =
            Setting.withDefault("nest.port", Kind.number(1, 9), "8", "Where it is.");
    private static final Setting<String> NAME = Setting.optional("nest.name", Kind.text(), "Whose it is.");
    private static final Setting<List<Secret>> KEYS = Setting.optional("nest.keys", Kind.secrets(), "Who may in.");
    private static final Definition DEFINITION = Definition.of(PORT, NAME, KEYS);

    @Test
    void whatIsRightIsReadBesideWhatIsWrong() {
        Attempt attempt = attempt(Map.of("CULPRIT_NEST_PORT", "many", "CULPRIT_NEST_NAME", "owl", "CULPRIT_NEXT", "x"));

        assertThat(attempt.mistakes()).hasSize(2);
        assertThat(attempt.settings().find(NAME)).contains("owl");
        assertThat(attempt.settings().find(PORT)).as("not its default either").isEmpty();
    }

    @Test
    void aSecretWhoseFileCannotBeReadIsAbsent() {
        Attempt attempt = attempt(Map.of("CULPRIT_NEST_KEYS_FILE", "/nowhere"));

        assertThat(attempt.mistakes()).singleElement().asString().contains("/nowhere does not exist");
        assertThat(attempt.settings().find(KEYS)).isEmpty();
        assertThat(attempt.settings().get(PORT)).isEqualTo(8);
    }

    @Test
    void secretsAreTakenOutOfWhatOthersSay() {
        Settings settings = attempt(Map.of("CULPRIT_NEST_KEYS", "twig-one,twig-two", "CULPRIT_NEST_NAME", "owl"))
                .settings();

        assertThat(settings.withoutSecrets("owl has twig-one, and (twig-two)")).isEqualTo("owl has ***, and (***)");
    }

    private static Attempt attempt(Map<String, String> environment) {
        return Settings.attempt(DEFINITION, new Sources(environment, null));
    }
}
