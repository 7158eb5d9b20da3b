package dev.culprit.standalone.command;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.text.OneLine;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.summarizer.answer.Examination;
import dev.culprit.summarizer.answer.Examined;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Opening;
import dev.culprit.summarizer.model.ModelSettings;
import dev.culprit.summarizer.model.OpenAiModel;
import dev.culprit.summarizer.model.Reply;
import dev.culprit.summarizer.model.ShownRequest;
import dev.culprit.summarizer.process.SummarizerProcess;
import dev.culprit.summarizer.process.SummarizerProgram;
import dev.culprit.summarizer.prompt.Prompt;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells one correlation in a few sentences, or shows what a model would be sent for it. */
@Command(
        name = "summary",
        description = "Has a language model tell one SLOCorrelation, or shows what would be sent to it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The settings are those that begin with llm. (docs/summaries.md); without a key the summary is the one by rule.",
            "Exit code: 0 told, 1 no model has told it, 2 wrong arguments or settings."
        })
final class SummaryCommand implements Callable<Integer> {
    private final Clock clock;
    private final Map<String, String> environment;

    @Mixin
    private final SubjectOptions subject = new SubjectOptions();

    @Option(names = "--dry-run", description = "Print the exact request, and send nothing.")
    private boolean isDryRun;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SummaryCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, SettingsException, InterruptedException {
        return tell(subject.find(), settings.read(definition(), environment));
    }

    /** Whoever asks finds the file of the whole, whichever process it is for. */
    private static Definition definition() {
        return SummarizerProcess.DEFINITION.within(AllInOne.definitionOf()).within(SummarizerProgram.definitionOf());
    }

    private int tell(SLOCorrelation correlation, Settings settings) throws CommandException, InterruptedException {
        Dossier dossier = Opening.of(correlation)
                .orElseThrow(() -> new CommandException("it has no status yet: nothing is known of it"));
        PrintWriter out = spec.commandLine().getOut();
        if (dossier.suspects().isEmpty()) {
            out.println(byRule(correlation));
            out.println("There is no suspect, so no model is asked.");
        } else if (isDryRun) {
            show(out, ModelSettings.forShow(settings), Prompt.of(dossier));
        } else {
            Optional<ModelSettings> chosen = ModelSettings.from(settings);
            if (chosen.isPresent()) {
                return ask(out, chosen.get(), dossier);
            }
            out.println(byRule(correlation));
            out.println("By rule: no llm.api-key is set, and no model is asked.");
        }
        out.flush();
        return 0;
    }

    private static String byRule(SLOCorrelation correlation) {
        return OneLine.of(Optional.ofNullable(correlation.getStatus().summary()).orElse("No summary."));
    }

    private void show(PrintWriter out, ModelSettings settings, Prompt prompt) {
        try (var model = new OpenAiModel(settings, clock)) {
            ShownRequest request = model.show(prompt);
            out.println(request.line());
            request.headers().forEach((name, value) -> out.println(name + ": " + value));
            out.println();
            out.println(request.readableBody());
        }
    }

    private int ask(PrintWriter out, ModelSettings settings, Dossier dossier)
            throws CommandException, InterruptedException {
        try (var model = new OpenAiModel(settings, clock)) {
            return switch (model.ask(Prompt.of(dossier), settings.timeout())) {
                case Reply.Failed failed ->
                    throw new CommandException(
                            "the model has not answered: " + failed.failure().label() + " at " + settings.baseUrl());
                case Reply.Said said ->
                    switch (new Examination(dossier).examine(said.text())) {
                        case Examined.Sound sound -> {
                            StoryText.lines(sound.text(), model.name()).forEach(out::println);
                            out.flush();
                            yield 0;
                        }
                        case Examined.Unsound unsound ->
                            throw new CommandException(
                                    "the answer of " + model.name() + " may not be shown: " + unsound);
                    };
            };
        }
    }
}
