package dev.culprit.collector.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.BaselineFormat;
import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject;
import dev.culprit.api.record.SeenScope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameClusterTest {
    private static final String PATH = "/api/v1/namespaces/default/services";
    private static final BaselineFormat FORMAT = new BaselineFormat("v1", 1, "k");

    private final List<String> happened = new ArrayList<>();

    @Test
    void aClusterWithTheServiceOfTheBaselineIsTheSame() throws IOException {
        ask("{\"items\":[{\"metadata\":{\"name\":\"kubernetes\",\"uid\":\"uid-1\"}}]}");

        assertThat(happened).containsExactly("same");
    }

    @Test
    void aClusterWithAnotherServiceOfThatNameIsAnother() throws IOException {
        ask("{\"items\":[{\"metadata\":{\"name\":\"kubernetes\",\"uid\":\"uid-2\"}}]}");

        assertThat(happened).containsExactly("other");
    }

    @Test
    void whereThereIsNoSuchServiceNothingIsToldAgainstIt() throws IOException {
        ask("{\"items\":[]}");

        assertThat(happened).containsExactly("same");
    }

    @Test
    void whereItMayNotBeReadNothingIsToldAgainstIt() throws IOException {
        ask(FakeAnswer.refused(403));

        assertThat(happened).containsExactly("same");
    }

    @Test
    void theBaselineTellsTheServiceWhereThereIsOne() {
        BaselineRecord service = seen(ObjectRef.of("Service", "default", "kubernetes"), "uid-1");
        BaselineRecord other = seen(ObjectRef.of("Service", "zoo", "kubernetes"), "uid-2");
        BaselineRecord scope = new SeenScope("c", "", "Service", SeenScope.ALL, Instant.EPOCH, FORMAT, null);

        assertThat(SameCluster.in(List.of(scope, other, service))).contains("uid-1");
        assertThat(SameCluster.in(List.of(scope, other))).isEmpty();
    }

    private static SeenObject seen(ObjectRef object, String uid) {
        return new SeenObject("c", object, uid, "1", null, null, "{}", List.of(), FORMAT);
    }

    private void ask(String document) throws IOException {
        ask(FakeAnswer.text(200, document));
    }

    private void ask(FakeAnswer answer) throws IOException {
        try (var server = new FakeApiServer().serves(PATH, answer);
                ApiServer client = server.client()) {
            var then = new SameCluster.Then() {
                @Override
                public void same() {
                    happened.add("same");
                }

                @Override
                public void other() {
                    happened.add("other");
                }
            };
            new SameCluster(client, "uid-1", Duration.ofMillis(10), then).run();
        }
    }
}
