package dev.culprit.standalone.command;

import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.text.OneLine;
import dev.culprit.standalone.play.Drill;
import dev.culprit.standalone.play.PlayException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a new installation an incident. */
@Command(
        name = "drill",
        description =
                "Plays a recording into a Kafka that no collector writes to, as if it had just happened: correlator, "
                        + "page and messages show it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The settings are those that begin with kafka. (docs/settings.md). Topics that are missing are made.",
            "Exit code: 0 all of it is in Kafka, 1 it failed or changes were there already, 2 wrong arguments or settings."
        })
final class DrillCommand implements Callable<Integer> {
    private final Clock clock;
    private final Map<String, String> environment;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "A recording. Default: the bundled examples/incidents/bad-release.")
    private @Nullable Path recording;

    @Option(
            names = "--unless-cluster",
            paramLabel = "FILE",
            description = "Play nothing where this kubeconfig names a cluster: what happens there is watched instead.")
    private @Nullable Path kubeconfig;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DrillCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, SettingsException, PlayException {
        var out = spec.commandLine().getOut();
        if (kubeconfig != null && namesCluster(kubeconfig)) {
            out.println(kubeconfig + " names a cluster: nothing is played");
            out.flush();
            return 0;
        }
        Path played = recording == null ? BundledRecording.folder() : recording;
        KafkaSettings kafka = KafkaSettings.from(settings.read(TopicsCommand.definition(), environment));
        Drill.Played done = new Drill(kafka).play(played, clock.instant());
        out.println(done.lines() + " lines of " + played + " are in Kafka, as if they had happened from " + done.first()
                + " to " + done.last());
        out.flush();
        return 0;
    }

    private static boolean namesCluster(Path kubeconfig) throws CommandException {
        try {
            return !Config.fromKubeconfig(Files.readString(kubeconfig))
                    .getContexts()
                    .isEmpty();
        } catch (IOException | IllegalArgumentException | KubernetesClientException e) {
            throw new CommandException(
                    kubeconfig + " cannot be read as a kubeconfig: " + OneLine.of(String.valueOf(e.getMessage()), 200));
        }
    }
}
