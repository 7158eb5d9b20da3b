package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.TimeSource;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.UnseenEdit;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets of which the API server was asked for the metadata alone. */
class PartialSecretTest {
    private static final String APPLIED = "2026-03-01T09:00:00Z";
    private static final String EDITED = "2026-03-02T10:05:29Z";
    private static final String LATER = "2026-03-02T10:05:30.250Z";
    private static final String BOTH = "{'f:data':{'.':{},'f:pin':{},'f:user':{}},'f:type':{}}";
    private static final String PIN = "{'f:data':{'f:pin':{}}}";
    private static final String USER = "{'f:data':{'.':{},'f:user':{}},'f:type':{}}";

    private static final KubeObject PARTIAL = object("v1", "Secret", "keys");
    private static final KubeObject KEYS = PARTIAL.managed("kubectl-client-side-apply", APPLIED, BOTH);

    @Test
    void aKeyThatANewerEntryOwnsWasChangedByItsManagerThen() {
        KubeObject edited = PARTIAL.managed("kubectl-client-side-apply", APPLIED, USER)
                .managed("kubectl-edit", EDITED, PIN)
                .version(101);
        Change change = Watch.of(KEYS).modified(LATER, edited).change();
        assertThat(change.fields()).singleElement().satisfies(field -> {
            assertThat(field.name()).isEqualTo("pin");
            assertThat(field.before()).isEqualTo("<redacted>");
            assertThat(field.after()).isEqualTo("<redacted, changed>");
        });
        assertThat(change.actor().manager()).isEqualTo("kubectl-edit");
        assertThat(change.timing().source()).isEqualTo(TimeSource.MANAGED_FIELDS);
        assertThat(change.occurredAt()).isEqualTo(EDITED);
    }

    @Test
    void aKeyNobodyOwnedBeforeIsNewAndOneNobodyOwnsAnyMoreIsGone() {
        KubeObject pinOnly = PARTIAL.managed("kubectl-client-side-apply", APPLIED, PIN);
        KubeObject userOnly =
                PARTIAL.managed("kubectl-client-side-apply", APPLIED, USER).version(101);
        assertThat(Watch.of(pinOnly).modified(LATER, userOnly).change().fields())
                .extracting(FieldChange::name, FieldChange::isAdded, FieldChange::isRemoved)
                .containsExactlyInAnyOrder(tuple("pin", false, true), tuple("user", true, false));
    }

    @Test
    void withoutAVersionTheSameAgainIsNoChange() {
        var collector = new ClusterCollector(new CollectorSettings("meadow", 8, RedactionKey.fixed(), false));
        var secret =
                (ObjectNode) KubeObject.json("{'kind':'Secret','metadata':{'name':'s'},'binaryData':{'b':'AAE='}}");
        collector.observe(new Observation(Instant.parse(APPLIED), WatchType.ADDED, secret));
        assertThat(collector.observe(new Observation(Instant.parse(EDITED), WatchType.MODIFIED, secret)))
                .isEmpty();
    }

    @Test
    void anAnnotationOfAManagerWithoutKeysIsNoChangeOfTheData() {
        KubeObject annotated = KEYS.annotated("team", "a")
                .managed("kubectl-annotate", EDITED, "{'f:metadata':{'f:annotations':{'f:team':{}}}}")
                .version(101);
        assertThat(Watch.of(KEYS).modified(LATER, annotated).change().fields())
                .extracting(FieldChange::path)
                .containsExactly("metadata.annotations[team]");
    }

    @Test
    void aSecondEditWithinASecondShowsInItsVersionAlone() {
        Watch watch = Watch.of(KEYS).modified(LATER, KEYS.version(101));
        assertThat(watch.change().fields())
                .extracting(FieldChange::name, FieldChange::after)
                .containsExactly(tuple("pin", "<redacted, changed>"), tuple("user", "<redacted, changed>"));
        assertThat(watch.modified(LATER, KEYS.version(102)).changes())
                .extracting(Change::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void anApplyThatAltersNothingIsNoChange() {
        assertThat(Watch.of(KEYS).modified(LATER, KEYS.version(100)).changes()).isEmpty();
    }

    @Test
    void aNewSecretNamesItsKeys() {
        KubeObject born = object("v1", "Secret", "fresh")
                .born("2026-03-02T10:05:29Z")
                .managed("helm", "2026-03-02T10:05:29Z", BOTH);
        assertThat(Watch.of(KEYS).added(LATER, born).change().fields())
                .extracting(FieldChange::name)
                .containsExactly("pin", "user");
    }

    @Test
    void anEditInTheSecondOfTheOneBeforeMarksTheKeysOfWhoWroteLast() {
        var door = new Door(RedactionKey.fixed());
        var admitted = door.admit(KEYS.managed("kubectl-edit", EDITED, PIN).node());
        var managed = admitted.at("/metadata/managedFields");
        var edited = UnseenEdit.of(admitted, managed, "102");
        assertThat(UnseenEdit.isPossible("Secret", admitted)).isTrue();
        assertThat(edited.at("/data/user")).isEqualTo(admitted.at("/data/user"));
        assertThat(edited.at("/data/pin").asText())
                .matches("redacted:[0-9a-f]{16}")
                .isNotEqualTo(admitted.at("/data/pin").asText())
                .isNotEqualTo(
                        UnseenEdit.of(admitted, managed, "103").at("/data/pin").asText());
        assertThat(edited.path("metadata")).isEqualTo(admitted.path("metadata"));
    }

    @Test
    void whereNobodyTellsOfKeysAnEditStillShows() {
        var admitted = new Door(RedactionKey.fixed()).admit(PARTIAL.node());
        var edited = UnseenEdit.of(admitted, admitted.at("/metadata/managedFields"), "102");
        assertThat(edited.path("data").asText())
                .matches("redacted:[0-9a-f]{16}")
                .isNotEqualTo(admitted.path("data").asText());
    }

    static Stream<KubeObject> routine() {
        return Stream.of(
                object("v1", "Secret", "sh.helm.release.v1.barn.v4"),
                object("v1", "Secret", "bootstrap-token-abcdef"),
                object("v1", "Secret", "barn-token").annotated("kubernetes.io/service-account.name", "barn"));
    }

    @ParameterizedTest
    @MethodSource("routine")
    void whatToolsKeepInSecretsIsNoiseWithoutItsTypeToo(KubeObject secret) {
        KubeObject first = secret.managed("helm", APPLIED, PIN);
        KubeObject second = secret.managed("helm", EDITED, PIN).version(101);
        assertThat(Watch.of(first).modified(LATER, second).changes()).isEmpty();
    }

    @Test
    void aSecretOfAUserIsNone() {
        KubeObject secret = object("v1", "Secret", "helm-values");
        assertThat(Watch.of(secret.managed("helm", APPLIED, PIN))
                        .modified(LATER, secret.managed("helm", EDITED, PIN).version(101))
                        .changes())
                .hasSize(1);
    }
}
