package dev.culprit.deployables.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The instructions of a Dockerfile, each with its continued lines as one. */
record Dockerfile(List<Instruction> instructions) {
    /**
     * One of them.
     *
     * @param stage how many FROMs stand before it
     */
    record Instruction(int stage, String name, String rest) {
        /** Its words, without options. */
        List<String> words() {
            return List.of(rest.split("\\s+")).stream()
                    .filter(word -> !word.startsWith("--"))
                    .toList();
        }
    }

    static Dockerfile read(Path file) throws IOException {
        var instructions = new ArrayList<Instruction>();
        int stage = 0;
        String text = Files.readString(file).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", " ");
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.strip().split("\\s+", 2);
            stage += parts[0].equals("FROM") ? 1 : 0;
            instructions.add(new Instruction(stage, parts[0], parts.length > 1 ? parts[1] : ""));
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    List<Instruction> of(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    /** Those of the image itself. */
    List<Instruction> last(String name) {
        int last = of("FROM").size();
        return of(name).stream()
                .filter(instruction -> instruction.stage() == last)
                .toList();
    }
}
