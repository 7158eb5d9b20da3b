package dev.culprit.testing.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The bytes of each file in the folder of a target's name, by the files' names. */
final class Corpus implements ArgumentsProvider {
    private static final Path FOLDER = Path.of("src", "test", "corpus");

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext target)
            throws IOException {
        Path folder = FOLDER.resolve(target.getRequiredTestClass().getSimpleName());
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        var inputs = new ArrayList<Arguments>();
        for (Path file : files) {
            inputs.add(Arguments.argumentSet(file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return inputs.stream();
    }
}
