package dev.culprit.rules.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
    private final Master master = new Master(Set.of("retired-operator"));

    @Test
    void anotherControllerThatWritesTheStatusIsNamed() {
        var slo = Declare.statusBy(slo(), "slok-controller");

        assertThat(master.other(slo.getMetadata())).contains("slok-controller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "culprit-rule-generator",
                "kubectl",
                "kubectl-edit",
                "kubectl-client-side-apply",
                "before-first-apply",
                "retired-operator"
            })
    void weAreNoneAndPeopleAreNoneAndWhoHasRetiredIsNone(String manager) {
        assertThat(master.other(Declare.statusBy(slo(), manager).getMetadata())).isEmpty();
    }

    @Test
    void whoWritesTheSpecAloneIsNone() {
        assertThat(master.other(
                        Declare.managed(slo(), "argocd-controller", "f:spec").getMetadata()))
                .isEmpty();
        assertThat(master.other(slo().getMetadata())).isEmpty();
    }

    private static DeclaredObjective slo() {
        return Declare.objective(Given.slo("checkout"));
    }
}
