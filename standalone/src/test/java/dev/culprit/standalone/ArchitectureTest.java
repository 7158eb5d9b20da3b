package dev.culprit.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Over all modules: this one has them all on its class path. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.culprit");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.culprit.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theCollectorKnowsNothingOfTheCorrelator() {
        noClasses()
                .that()
                .resideInAPackage("dev.culprit.collector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.culprit.correlator..", "dev.culprit.standalone..")
                .because("processes meet in the topics and nowhere else")
                .check(CLASSES);
    }

    @Test
    void theApiKnowsNothingOfTheProcesses() {
        noClasses()
                .that()
                .resideInAPackage("dev.culprit.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.culprit.collector..", "dev.culprit.correlator..", "dev.culprit.standalone..")
                .because("it is what crosses a process border, and no process")
                .check(CLASSES);
    }
}
