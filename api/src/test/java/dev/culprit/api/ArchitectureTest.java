package dev.culprit.api;

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
            .importPackages("dev.culprit.api");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.culprit.api.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingHeavierIsNeededThanJsonKafkasSerdesAndTheKubernetesModel() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.culprit.api..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson..",
                        "org.apache.kafka.common..",
                        "org.apache.kafka.clients.producer.internals",
                        "io.fabric8.kubernetes.api.model..",
                        "io.fabric8.kubernetes.model.annotation..",
                        "io.fabric8.kubernetes.client",
                        "io.fabric8.crd.generator.annotation..",
                        "io.fabric8.generator.annotation..")
                .because("every process, and every tool that reads a topic, carries this module")
                .check(CLASSES);
    }

    @Test
    void recordsKnowNothingOfKubernetes() {
        noClasses()
                .that()
                .resideInAPackage("..record..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "..v1alpha1..")
                .because("a topic is read without a cluster")
                .check(CLASSES);
    }
}
