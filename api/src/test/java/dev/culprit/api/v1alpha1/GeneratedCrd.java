package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A definition as the classes describe it. */
record GeneratedCrd(String text, Path committed) {
    static GeneratedCrd of(Class<? extends HasMetadata> type, Path scratch) throws IOException {
        String file = HasMetadata.getFullResourceName(type) + "-v1.yml";
        new CRDGenerator()
                .customResourceClasses(type)
                .forCRDVersions("v1")
                // else a condition's True is written as the boolean, and the API server refuses the text
                .withMinQuotes(false)
                .withPostProcessor(new ColumnsAsAnnotated(type))
                .inOutputDir(scratch.toFile())
                .generate();
        return new GeneratedCrd(Files.readString(scratch.resolve(file)), Path.of("src/crds", file));
    }

    JsonNode spec() throws IOException {
        return new YAMLMapper().readTree(text).path("spec");
    }

    JsonNode version() throws IOException {
        return spec().at("/versions/0");
    }

    JsonNode schema() throws IOException {
        return version().at("/schema/openAPIV3Schema");
    }

    static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    /** The generator sorts columns by path; people know them in another order. */
    private static final class ColumnsAsAnnotated implements CRDPostProcessor {
        private final List<String> names;

        ColumnsAsAnnotated(Class<?> type) {
            this.names = Stream.of(type.getAnnotationsByType(AdditionalPrinterColumn.class))
                    .map(AdditionalPrinterColumn::name)
                    .toList();
        }

        @Override
        public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
            ((CustomResourceDefinition) crd).getSpec().getVersions().forEach(version -> {
                List<CustomResourceColumnDefinition> columns = version.getAdditionalPrinterColumns();
                version.setAdditionalPrinterColumns(columns.stream()
                        .sorted(Comparator.comparingInt(column -> names.indexOf(column.getName())))
                        .toList());
            });
            return crd;
        }
    }
}
