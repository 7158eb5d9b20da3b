package dev.culprit.benchmarks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void packagesAreFreeOfCycles() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.culprit.benchmarks");

        slices().matching("dev.culprit.benchmarks.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
