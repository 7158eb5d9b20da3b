package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** One process from its start to its orderly end, of one part alone, in this JVM. */
final class Life implements AutoCloseable {
    private final Parts parts;
    private final CompletableFuture<Integer> exitCode;

    private Life(Parts parts, CompletableFuture<Integer> exitCode) {
        this.parts = parts;
        this.exitCode = exitCode;
    }

    /** What a part is started with. */
    record Around(Settings settings, KafkaSettings kafka, Parts parts) {}

    /** Returns when the part is started, in the cluster of the golden correlation. */
    static Life begin(Definition definition, Map<String, String> environment, Consumer<Around> part) {
        var ofTheGolden = new HashMap<>(environment);
        ofTheGolden.put("CULPRIT_CLUSTER_NAME", GoldenCorrelation.CLUSTER);
        var begun = new CompletableFuture<Parts>();
        var program = new Program() {
            @Override
            public String name() {
                return "one part";
            }

            @Override
            public String purpose() {
                return "Runs one part.";
            }

            @Override
            public Definition definition() {
                return KafkaSettings.DEFINITION.with(ClusterName.DEFINITION).with(definition);
            }

            @Override
            public void start(Settings settings, Parts parts) throws Exception {
                KafkaSettings kafka = KafkaSettings.from(settings);
                try (Admin admin = Admin.create(kafka.admin())) {
                    Topics.ensure(
                            admin, EnumSet.of(Topic.CORRELATIONS, Topic.DELIVERIES, Topic.SUMMARIES), kafka.topics());
                }
                part.accept(new Around(settings, kafka, parts));
                begun.complete(parts);
            }
        };
        var exitCode = CompletableFuture.supplyAsync(() -> Launcher.run(program, List.of(), ofTheGolden));
        return new Life(begun.join(), exitCode);
    }

    boolean isRunning() {
        return !exitCode.isDone();
    }

    @Override
    public void close() {
        parts.stop();
        assertThat(exitCode.join()).isZero();
    }
}
