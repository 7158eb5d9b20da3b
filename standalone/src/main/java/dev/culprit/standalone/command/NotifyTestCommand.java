package dev.culprit.standalone.command;

import dev.culprit.correlator.notify.Trial;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.correlator.process.Notifiers;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.standalone.live.AllInOne;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a test message, and says what became of it. */
@Command(
        name = "test",
        description =
                "Sends a message that says that it is a test, everywhere reports may go, and tells what became of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The settings are those of culprit run and of the correlator (docs/notifications.md).",
            "Exit code: 0 all was taken, 1 something was not, 2 wrong arguments or settings."
        })
final class NotifyTestCommand implements Callable<Integer> {
    private final Clock clock;
    private final Map<String, String> environment;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--slack", description = "Slack alone. Default: all that is set up.")
    private boolean isSlack;

    @Option(names = "--grafana", description = "Grafana alone.")
    private boolean isGrafana;

    @Option(names = "--webhook", description = "The webhook alone.")
    private boolean isWebhook;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    NotifyTestCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, SettingsException, InterruptedException {
        return run(trials(settings.read(definition(), environment)));
    }

    /** Whoever is tested finds the file of the whole, whichever process it is for. */
    private static Definition definition() {
        return Notifiers.DEFINITION.within(AllInOne.definitionOf()).within(CorrelatorProgram.DEFINITION);
    }

    private List<Trial> trials(Settings settings) throws CommandException {
        boolean all = !isSlack && !isGrafana && !isWebhook;
        var trials = new ArrayList<Trial>();
        if (all || isSlack) {
            Notifiers.slackTrial(settings, clock).ifPresent(trials::add);
        }
        if (all || isGrafana) {
            Notifiers.grafanaTrial(settings, clock).ifPresent(trials::add);
        }
        if (all || isWebhook) {
            Notifiers.webhookTrial(settings, clock).ifPresent(trials::add);
        }
        if (trials.isEmpty()) {
            throw new CommandException("nothing is set up to test: set CULPRIT_SLACK_TOKEN and CULPRIT_SLACK_CHANNEL, "
                    + "CULPRIT_SLACK_WEBHOOK_URL, CULPRIT_GRAFANA_API_URL, or CULPRIT_NOTIFY_WEBHOOK_URL");
        }
        return trials;
    }

    private int run(List<Trial> trials) throws InterruptedException {
        var out = spec.commandLine().getOut();
        boolean isGood = true;
        for (Trial trial : trials) {
            for (Trial.Line line : trial.run()) {
                if (line.isGood()) {
                    out.println(line.text());
                } else {
                    Failures.say(spec.commandLine(), line.text());
                }
                isGood &= line.isGood();
            }
        }
        out.flush();
        return isGood ? 0 : 1;
    }
}
