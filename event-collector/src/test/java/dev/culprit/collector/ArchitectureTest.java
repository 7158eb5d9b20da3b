package dev.culprit.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.culprit.collector");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.culprit.collector.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("dev.culprit.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingBehindTheDoorKnowsHowRecordsAreAddressed() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..door..",
                        "..snapshot..",
                        "..diff..",
                        "..origin..",
                        "..history..",
                        "..change..",
                        "..graph..",
                        "..symptom..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.culprit\\.collector\\.[A-Z]\\w*")
                .because("a new source of observations needs only the root package")
                .check(CLASSES);
    }
}
