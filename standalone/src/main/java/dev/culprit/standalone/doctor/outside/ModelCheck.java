package dev.culprit.standalone.doctor.outside;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.web.Heard;
import dev.culprit.summarizer.model.ModelSettings;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Whether the model's endpoint takes the key and has the model. It is asked for the list of its models alone. */
public final class ModelCheck implements Check {
    private static final int SHOWN = 5;
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private final Settings settings;

    public ModelCheck(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        Optional<ModelSettings> chosen = ModelSettings.from(settings);
        return List.of(
                chosen.isPresent()
                        ? look(chosen.get(), deadline)
                        : new Skipped(
                                "llm.api-key is not set: summaries are made by rule, and nothing leaves the cluster"));
    }

    private static Finding look(ModelSettings model, Deadline deadline) throws InterruptedException {
        if (!KEY.matcher(model.key().value()).matches()) {
            return new Wrong(
                    "llm.api-key has spaces or signs that no request can carry",
                    "set CULPRIT_LLM_API_KEY to the key alone, on one line");
        }
        String place = String.valueOf(model.baseUrl().getHost());
        HttpRequest request = HttpRequest.newBuilder(Heard.at(model.baseUrl(), "/models"))
                .header("Authorization", "Bearer " + model.key().value())
                .header("Accept", "application/json")
                .GET()
                .build();
        return switch (Heard.from(request, deadline)) {
            case Heard.Said said -> of(model, place, said.json());
            case Heard.Denied denied ->
                new Wrong(
                        place + " does not take the key (status " + denied.status() + ")",
                        "set CULPRIT_LLM_API_KEY to a valid key of " + place);
            case Heard.NotThere notThere ->
                new Warning(
                        place + " does not list its models (status " + notThere.status() + "): whether it has "
                                + model.model() + " is not known",
                        "see that llm.base-url is what comes before /chat/completions; `culprit summary` asks it in truth");
            case Heard.Strange strange -> new Wrong(place + " " + strange.why(), baseUrl());
            case Heard.Away away -> new Wrong("the model cannot be asked: " + away.why(), baseUrl());
        };
    }

    private static Finding of(ModelSettings model, String place, JsonNode json) {
        List<String> known = StreamSupport.stream(json.path("data").spliterator(), false)
                .map(one -> one.path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .sorted()
                .toList();
        if (known.contains(model.model())) {
            return new Ok(place + " takes the key and has " + model.model());
        }
        return known.isEmpty()
                ? new Warning(
                        place + " takes the key and names no models: whether it has " + model.model() + " is not known",
                        "`culprit summary` asks it in truth")
                : new Wrong(
                        place + " takes the key and has no model " + model.model(),
                        "set llm.model to one of its " + known.size() + ": "
                                + known.stream().limit(SHOWN).collect(Collectors.joining(", "))
                                + (known.size() > SHOWN ? ", ..." : ""));
    }

    private static String baseUrl() {
        return "set llm.base-url to where chat completions are served, without /chat/completions, and see that it can be "
                + "reached from here";
    }
}
