package dev.culprit.deployables.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials, beside the jars that go into the image: those of standalone's classpath. */
class BomIT {
    private static final Path TARGET = Path.of("..", "standalone", "target");
    private static final Path BOM = TARGET.resolve("culprit-bom.json");

    @BeforeAll
    static void needsABuildThatIsOnline() {
        assumeTrue(
                Files.isReadable(BOM),
                "skipped: there is no bill of materials, as this build has -Dculprit.bom.phase=none");
    }

    @Test
    void itNamesEveryLibraryInTheImageByItsChecksumAndNoOther() throws Exception {
        assertThat(named()).isEqualTo(shipped()).hasSizeGreaterThan(50);
    }

    @Test
    void everyLibraryHasALicence() throws Exception {
        assertThat(components())
                .allSatisfy(component -> assertThat(component.path("licenses"))
                        .as(component.path("purl").asText())
                        .isNotEmpty());
    }

    @Test
    void nothingInItIsOfOneBuildAlone() throws Exception {
        JsonNode bom = new ObjectMapper().readTree(BOM.toFile());
        assertThat(bom.has("serialNumber")).isFalse();
        assertThat(bom.path("metadata").has("timestamp")).isFalse();
        assertThat(Files.readString(BOM)).doesNotContain(System.getProperty("user.home"));
    }

    private static JsonNode components() throws IOException {
        return new ObjectMapper().readTree(BOM.toFile()).path("components");
    }

    /** Libraries of others, by file name. */
    private static Map<String, String> named() throws IOException {
        var named = new TreeMap<String, String>();
        for (JsonNode component : components()) {
            if (!component.path("group").asText().equals("dev.culprit")) {
                named.put(fileName(component), sha256(component));
            }
        }
        return named;
    }

    private static String fileName(JsonNode component) {
        var classifier = Pattern.compile("[?&]classifier=([^&]+)")
                .matcher(component.path("purl").asText());
        return component.path("name").asText() + "-" + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "no SHA-256";
    }

    private static Map<String, String> shipped() throws IOException, NoSuchAlgorithmException {
        var shipped = new TreeMap<String, String>();
        String classpath = Files.readString(TARGET.resolve("launch").resolve("classpath"));
        for (String entry : classpath.strip().split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            String name = String.valueOf(jar.getFileName());
            if (!name.startsWith("culprit-") && !name.equals("classes")) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
                shipped.put(name, HexFormat.of().formatHex(digest));
            }
        }
        return shipped;
    }
}
