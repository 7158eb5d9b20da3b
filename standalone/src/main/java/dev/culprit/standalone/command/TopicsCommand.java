package dev.culprit.standalone.command;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.kafka.TopicsException;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.standalone.live.AllInOne;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the topics of all processes, so that none of them needs the right to. */
@Command(
        name = "topics",
        description = "Makes the topics of all processes in a Kafka where they are missing, and looks at those there.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The settings are those that begin with kafka. (docs/settings.md). Nothing that is there is altered.",
            "Exit code: 0 all are there and right, 1 something is wrong or Kafka is away, 2 wrong arguments or settings."
        })
final class TopicsCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    TopicsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, SettingsException {
        KafkaSettings kafka = KafkaSettings.from(settings.read(definition(), environment));
        Set<Topic> all = EnumSet.allOf(Topic.class);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, all, kafka.topics());
        } catch (TopicsException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
        var out = spec.commandLine().getOut();
        out.println(all.size() + " topics are there and right");
        out.flush();
        return 0;
    }

    /** Whoever makes topics finds the file of the whole, whichever process it is for. */
    private static Definition definition() {
        return KafkaSettings.DEFINITION.within(AllInOne.definitionOf()).within(CorrelatorProgram.DEFINITION);
    }
}
