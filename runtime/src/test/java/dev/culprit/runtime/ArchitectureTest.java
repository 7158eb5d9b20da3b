package dev.culprit.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.culprit.runtime");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.culprit.runtime.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void itKnowsNoProcess() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.culprit.collector..", "dev.culprit.correlator..", "dev.culprit.standalone..")
                .because("every process stands on it")
                .check(CLASSES);
    }

    @Test
    void jettyIsSeenInOnePackage() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.culprit.runtime.http..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.eclipse.jetty..")
                .because("another server takes its place in that package alone")
                .check(CLASSES);
    }
}
