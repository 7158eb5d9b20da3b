package dev.culprit.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.runtime.text.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One SLOCorrelation out of a file: as {@code replay --out} writes it, as {@code kubectl get -o yaml} prints it, alone or as
 * the only one of a list, or as a line of {@code replay --format json}.
 */
final class CorrelationFile {
    /** Twice what etcd stores in one object. */
    private static final int LARGEST = 3 * 1024 * 1024;

    private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final ObjectMapper YAML = new YAMLMapper();

    private CorrelationFile() {}

    static SLOCorrelation read(Path file) throws CommandException {
        return only(documents(text(file), file), file.toString());
    }

    /** Of a resource that was read. */
    static SLOCorrelation of(JsonNode resource, String where) throws CommandException {
        if (!resource.path("kind").asText("").equals(SLOCorrelation.KIND)
                || !resource.path("apiVersion").asText("").startsWith(SLOCorrelation.GROUP + "/")) {
            throw new CommandException(where + " is no SLOCorrelation");
        }
        if (!resource.path("status").isObject()) {
            throw new CommandException(where + " has no status yet: nothing is known of it");
        }
        requireName(resource.at("/metadata/name"), where);
        requireName(resource.at("/metadata/namespace"), where);
        try {
            SLOCorrelation correlation = Json.mapper().treeToValue(resource, SLOCorrelation.class);
            requireFigures(correlation.getStatus(), where);
            return correlation;
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    where + " is no SLOCorrelation that can be read: " + OneLine.of(e.getOriginalMessage(), 200), e);
        }
    }

    private static void requireName(JsonNode name, String where) throws CommandException {
        if (!name.asText("").matches(NAME)) {
            throw new CommandException(where + " is no SLOCorrelation: it has no name or namespace that can be one");
        }
    }

    /** What nobody can draw or write was made by hand. */
    private static void requireFigures(SLOCorrelationStatus status, String where) throws CommandException {
        boolean isNoNumber = Stream.of(
                        Optional.ofNullable(status.burnRateAtDetection()),
                        Optional.ofNullable(status.budgetPercentRemaining()),
                        Optional.ofNullable(status.noChangeScore()))
                .flatMap(Optional::stream)
                .anyMatch(figure -> !Double.isFinite(figure));
        var series = status.burnSeries();
        boolean isNoSeries = series != null
                && (series.values().length() > Limits.SERIES
                        || series.stepSeconds() < 1
                        || series.start().isAfter(LATEST)
                        || series.start().isBefore(Instant.EPOCH));
        if (isNoNumber || isNoSeries) {
            throw new CommandException(where + " is no SLOCorrelation that Culprit wrote: a "
                    + (isNoNumber ? "figure of its status is no number" : "burnSeries of its status cannot be drawn"));
        }
    }

    private static String text(Path file) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CommandException(file + " is larger than 3 MiB: that is no SLOCorrelation");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            String why = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.exists(file) ? e.getMessage() : "there is no such file";
            throw new CommandException("cannot read " + file + ": " + why, e);
        }
    }

    private static List<JsonNode> documents(String text, Path file) throws CommandException {
        var documents = new ArrayList<JsonNode>();
        ObjectMapper mapper = text.stripLeading().startsWith("{") ? Json.mapper() : YAML;
        try (MappingIterator<JsonNode> read = mapper.readerFor(JsonNode.class).readValues(text)) {
            while (read.hasNextValue()) {
                documents.add(read.nextValue());
            }
            return documents;
        } catch (IOException e) {
            throw new CommandException(
                    file + " is neither YAML nor JSON: " + OneLine.of(String.valueOf(e.getMessage()), 120), e);
        }
    }

    private static SLOCorrelation only(List<JsonNode> documents, String where) throws CommandException {
        var objects = new ArrayList<JsonNode>();
        for (JsonNode document : documents) {
            JsonNode resource = document.has("correlation") ? document.path("correlation") : document;
            if (resource.path("kind").asText("").endsWith("List")) {
                resource.path("items").forEach(objects::add);
            } else if (!resource.isNull() && !resource.isMissingNode()) {
                objects.add(resource);
            }
        }
        if (objects.size() != 1) {
            throw new CommandException(where + " holds " + (objects.isEmpty() ? "nothing" : objects.size() + " objects")
                    + ": one SLOCorrelation is explained");
        }
        return of(objects.getFirst(), where);
    }
}
