package dev.culprit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.culprit.rules");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.culprit.rules.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEngineKnowsNothingOfTheOtherProcesses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.culprit.collector..", "dev.culprit.correlator..", "dev.culprit.standalone..")
                .because("processes meet in the topics and nowhere else")
                .check(CLASSES);
    }

    @Test
    void whatAnSloSaysAndWhatIsMadeOfItAreApart() {
        noClasses()
                .that()
                .resideInAnyPackage("..objective..", "..promql..", "..manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..recording..", "..output..", "..promtest..")
                .because("status and backtests read SLOs too, and make no rules")
                .check(CLASSES);
    }
}
