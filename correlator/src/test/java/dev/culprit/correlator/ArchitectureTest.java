package dev.culprit.correlator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.culprit.correlator");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.culprit.correlator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theRankingKnowsNothingOfKafka() {
        noClasses()
                .that()
                .resideInAnyPackage("..ranking..", "..graph..", "..wording..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .because("it is a pure function, fitted and tested without a stream")
                .check(CLASSES);
    }

    @Test
    void theCorrelatorKnowsNothingOfTheCollector() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.culprit.collector..", "dev.culprit.standalone..")
                .because("processes meet in the topics and nowhere else")
                .check(CLASSES);
    }
}
