package dev.culprit.standalone.locked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.kafka.Acl;
import dev.culprit.runtime.kafka.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** {@code docs/kafka-acls.md} has every user's ACLs, and the commands that make them. */
class KafkaAclsPageTest {
    private static final Path PAGE = Path.of("../docs/kafka-acls.md");

    @Test
    void thePageIsTheList() throws IOException {
        String page = Files.readString(PAGE);
        String made = with(with(page, "acls", table()), "commands", "```\n" + commands() + "```\n");
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(made);
    }

    private static String with(String page, String part, String text) {
        String start = "<!-- generated: " + part + " -->\n";
        return page.substring(0, page.indexOf(start) + start.length())
                + text
                + page.substring(page.indexOf("<!-- end of generated: " + part + " -->"));
    }

    private static String table() {
        var table = new StringBuilder("| user | on | operations |\n|---|---|---|\n");
        for (KafkaUser user : KafkaUser.values()) {
            for (Acl acl : user.acls()) {
                table.append("| `%s` | %s%s `%s` | %s |\n"
                        .formatted(
                                LockedBroker.name(user),
                                kind(acl),
                                acl.isPrefix() ? "s that begin with" : "",
                                acl.on().name(),
                                acl.operations().stream().map(Acl::word).collect(Collectors.joining(", "))));
            }
        }
        return table.toString();
    }

    /** What may be done alike goes into one command. */
    private static String commands() {
        var commands = new LinkedHashMap<String, StringBuilder>();
        for (KafkaUser user : KafkaUser.values()) {
            for (Acl acl : user.acls()) {
                String command = "kafka-acls.sh $KAFKA --add --allow-principal User:" + LockedBroker.name(user)
                        + acl.operations().stream()
                                .map(operation -> " --operation " + Acl.word(operation))
                                .collect(Collectors.joining())
                        + (acl.isPrefix() ? " --resource-pattern-type prefixed" : "");
                commands.computeIfAbsent(command + " " + kind(acl), key -> new StringBuilder(command))
                        .append(" --")
                        .append(kind(acl))
                        .append(' ')
                        .append(acl.on().name());
            }
        }
        return commands.values().stream().map(command -> command + "\n").collect(Collectors.joining());
    }

    private static String kind(Acl acl) {
        return acl.on().resourceType() == ResourceType.TOPIC ? "topic" : "group";
    }
}
