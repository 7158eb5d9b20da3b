package dev.culprit.summarizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.culprit.summarizer");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.culprit.summarizer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theProcessKnowsNothingOfTheOtherProcesses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.culprit.collector..",
                        "dev.culprit.correlator..",
                        "dev.culprit.rules..",
                        "dev.culprit.standalone..")
                .because("processes meet in the topics and nowhere else")
                .check(CLASSES);
    }

    @Test
    void whatIsShownDependsOnNoModel() {
        noClasses()
                .that()
                .resideInAnyPackage("..dossier..", "..prompt..", "..answer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..", "..model..", "..desk..")
                .because("an answer is held against the evidence, whoever gave it")
                .check(CLASSES);
    }
}
