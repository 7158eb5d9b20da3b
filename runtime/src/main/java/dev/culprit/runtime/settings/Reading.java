package dev.culprit.runtime.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** One reading of all sources, which collects mistakes on its way. */
final class Reading {
    private static final int SECRET_LIMIT = 64 * 1024;

    private final Definition definition;
    private final Vocabulary vocabulary;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> wrong = new TreeSet<>();

    Reading(Definition definition) {
        this.definition = definition;
        this.vocabulary = new Vocabulary(definition);
    }

    Settings read(Sources sources) throws SettingsException {
        Attempt attempt = attempt(sources);
        if (!attempt.mistakes().isEmpty()) {
            throw new SettingsException(attempt.mistakes());
        }
        return attempt.settings();
    }

    Attempt attempt(Sources sources) {
        Map<String, Given> given = new LinkedHashMap<>();
        Path file = sources.file();
        if (file != null) {
            merge(given, ConfigFile.read(file, vocabulary, mistakes));
        }
        merge(given, Environment.read(sources.environment(), vocabulary, mistakes));
        checkPassedThrough(given);
        Settings settings = new Settings(values(given), passedThrough(given), secrets(given));
        definition.rules().forEach(rule -> check(rule, settings, given));
        return new Attempt(settings, mistakes);
    }

    private Set<String> secrets(Map<String, Given> given) {
        return given.values().stream()
                .filter(entry -> isSecret(entry.name()))
                .map(Given::text)
                .collect(Collectors.toSet());
    }

    /** Later sources win; a secret and the name of its file are two ways to say one thing. */
    private void merge(Map<String, Given> given, List<Given> source) {
        Map<String, Given> byName = source.stream().collect(Collectors.toMap(Given::name, entry -> entry));
        for (Given entry : source) {
            Optional<String> secret = secretInFile(entry.name());
            if (secret.isPresent() && byName.containsKey(secret.get())) {
                mistakes.add(entry.place() + " and " + secret.get() + " are both set: take one away");
            } else if (secret.isPresent()) {
                given.put(secret.get(), content(secret.get(), entry));
            } else if (!entry.text().isEmpty() || isSecret(entry.name())) {
                given.put(entry.name(), entry);
            }
        }
    }

    private Optional<String> secretInFile(String name) {
        Stream<String> ours = definition.settings().stream()
                .filter(setting ->
                        setting.kind().isSecret() && setting.fileName().equals(name))
                .map(Setting::name);
        Stream<String> others = definition.passThroughs().stream().flatMap(other -> other.secretInFile(name).stream());
        return Stream.concat(ours, others).findFirst();
    }

    private boolean isSecret(String name) {
        return definition.passThroughs().stream().anyMatch(other -> other.holdsSecret(name))
                || definition.settings().stream()
                        .anyMatch(setting ->
                                setting.kind().isSecret() && setting.name().equals(name));
    }

    private Given content(String name, Given file) {
        if (file.text().isEmpty()) {
            return new Given(name, "", file.place());
        }
        try {
            return new Given(
                    name, SmallFile.read(Path.of(file.text()), SECRET_LIMIT).strip(), file.place());
        } catch (SmallFile.Unreadable e) {
            refuse(name, file.place() + ": " + e.reason());
        } catch (InvalidPathException e) {
            refuse(name, file.place() + " must be a path");
        }
        return new Given(name, "", file.place());
    }

    private void refuse(String name, String mistake) {
        wrong.add(name);
        mistakes.add(mistake);
    }

    private void checkPassedThrough(Map<String, Given> given) {
        for (Given entry : given.values()) {
            for (PassThrough other : definition.passThroughs()) {
                if (isUnder(other, entry.name()) && entry.text().isEmpty() && !wrong.contains(entry.name())) {
                    refuse(entry.name(), entry.place() + " " + SettingCheck.EMPTY);
                } else if (isUnder(other, entry.name()) && !wrong.contains(entry.name())) {
                    other.check()
                            .mistake(entry.name().substring(other.prefix().length()), entry.text())
                            .ifPresent(mistake -> refuse(entry.name(), entry.place() + " " + mistake));
                }
            }
        }
    }

    private boolean isUnder(PassThrough other, String name) {
        return name.startsWith(other.prefix())
                && definition.settings().stream()
                        .noneMatch(setting -> setting.name().equals(name));
    }

    private Map<String, String> passedThrough(Map<String, Given> given) {
        return given.values().stream()
                .filter(entry -> definition.passThroughs().stream().anyMatch(other -> isUnder(other, entry.name())))
                .filter(entry -> !wrong.contains(entry.name()))
                .collect(Collectors.toMap(Given::name, Given::text));
    }

    private Map<String, Object> values(Map<String, Given> given) {
        ConfigDef kafka = new ConfigDef();
        definition.settings().forEach(setting -> SettingCheck.define(kafka, setting));
        Map<String, String> texts = given.values().stream().collect(Collectors.toMap(Given::name, Given::text));
        Map<String, Object> values = new HashMap<>();
        for (ConfigValue value : kafka.validate(texts)) {
            Given from = given.get(value.name());
            if (!value.errorMessages().isEmpty() && !wrong.contains(value.name())) {
                refuse(
                        value.name(),
                        from == null
                                ? missing(value.name())
                                : from + " " + value.errorMessages().get(0));
            } else if (value.value() != null && !wrong.contains(value.name())) {
                values.put(value.name(), value.value());
            }
        }
        return values;
    }

    private static String missing(String name) {
        return name + " is missing: set it in the file or as " + Setting.variable(name);
    }

    private void check(Rule rule, Settings settings, Map<String, Given> given) {
        List<String> names = rule.about().stream().map(Setting::name).toList();
        if (names.stream().noneMatch(wrong::contains)) {
            rule.mistake().apply(settings).ifPresent(mistake -> {
                String places = names.stream()
                        .map(name -> given.containsKey(name) ? String.valueOf(given.get(name)) : name)
                        .collect(Collectors.joining(" and "));
                String whole = places + " " + mistake;
                // two parts of a program may ask for the same
                if (!mistakes.contains(whole)) {
                    mistakes.add(whole);
                }
            });
        }
    }
}
