package dev.culprit.runtime.process;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.io.IOException;
import java.util.function.Consumer;

/** A process that prints what happens to it. */
final class Sample implements Program {
    private static final Setting<String> MODE = Setting.required("mode", Kind.text(), "What it does.");

    private final Consumer<String> log;

    Sample(Consumer<String> log) {
        this.log = log;
    }

    public static void main(String[] args) {
        Launcher.main(new Sample(System.out::println), args);
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String purpose() {
        return "Does what its mode says.";
    }

    @Override
    public Definition definition() {
        return Definition.of(MODE);
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        parts.add("first", () -> log.accept("first stopped"));
        switch (settings.get(MODE)) {
            case "runs" -> log.accept("runs");
            case "stops" -> parts.stop();
            case "dies" ->
                parts.work("worker", () -> {
                    throw new IllegalStateException("the worker broke");
                });
            case "cannot close" -> {
                parts.add("stubborn", () -> {
                    throw new IOException("it does not close");
                });
                parts.stop();
            }
            default -> throw new IOException("port 1 is taken: choose another\nand more");
        }
        parts.add("second", () -> log.accept("second stopped"));
    }
}
