package dev.culprit.rules.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import dev.culprit.rules.resource.Declare;
import dev.culprit.rules.resource.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutputTest {
    @TempDir
    private Path scratch;

    private final Declared checkout = Declare.objective(Given.slo("checkout"));
    private final Declared search = Declare.objective(Given.slo("search"));

    @Test
    void aFileIsWrittenOnceAndGoesWithItsSlo() throws Exception {
        FileOutput output = output();
        assertThat(write(output, checkout)).isTrue();
        assertThat(write(output, checkout)).isFalse();
        assertThat(files()).singleElement().asString().matches("shop\\.checkout-[0-9a-f]{8}\\.rules\\.yaml");

        output.gone(checkout.key());

        assertThat(files()).isEmpty();
    }

    @Test
    void whatSomebodyDidToAFileIsRepaired() throws Exception {
        FileOutput output = output();
        write(output, checkout);
        Files.writeString(folder().resolve(files().getFirst()), "groups: []");

        assertThat(write(output, checkout)).isTrue();
    }

    @Test
    void ofSlosThatWentWhileNobodyLookedTheFilesGoAndOthersStay() throws Exception {
        FileOutput output = output();
        write(output, checkout);
        write(output, search);
        Files.writeString(folder().resolve("own.rules.yaml"), "groups: []");

        output.keepOnly(() -> Set.of(search.key()));

        assertThat(files()).hasSize(2).contains("own.rules.yaml").anyMatch(name -> name.startsWith("shop.search-"));
    }

    @Test
    void ofAnSloThatComesMeanwhileTheFileStays() throws Exception {
        FileOutput output = output();
        write(output, checkout);

        output.keepOnly(() -> {
            write(output, search);
            return Set.of(checkout.key());
        });

        assertThat(files()).hasSize(2);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAnObstacle() throws Exception {
        Files.writeString(scratch.resolve("rules"), "a file");

        assertThat(output().write(checkout, ObjectOutputTest.rules(checkout))).isInstanceOf(Written.Hindered.class);
    }

    private FileOutput output() {
        return new FileOutput(folder());
    }

    private Path folder() {
        return scratch.resolve("rules");
    }

    private static boolean write(FileOutput output, Declared slo) {
        return ((Written.Done) output.write(slo, ObjectOutputTest.rules(slo))).changed();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
