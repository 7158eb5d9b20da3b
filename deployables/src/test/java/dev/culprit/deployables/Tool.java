package dev.culprit.deployables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this machine that ends by itself. */
public enum Tool {
    PROMTOOL("/usr/bin/promtool", "prometheus"),
    AMTOOL("/usr/bin/amtool", "prometheus-alertmanager");

    private final Path path;
    private final String debian;

    Tool(String path, String debian) {
        this.path = Path.of(path);
        this.debian = debian;
    }

    /** How it ended, and what it said. */
    public record Result(int exit, String output) {}

    public boolean isThere() {
        return Files.isExecutable(path);
    }

    /** Why a test is skipped. */
    public String needed() {
        return "skipped: needs Debian's package " + debian;
    }

    public Result run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
