package dev.culprit.standalone.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.settings.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLogsTest {
    private static final Path SHIPPED = Path.of("src", "main", "resources", "logback.xml");
    private static final String OURS = "dev.culprit.collector.intake.AlertRoute";

    @Test
    void aLineIsAnObjectWithTimeLevelLoggerThreadMessageAndFacts() throws Exception {
        String line = line(OURS, log -> log.warn("Alert rejected; reason={} tries={}", "no \"start\"", 3));
        JsonNode json = Json.mapper().readTree(line);
        assertThat(json.path("@timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(json.path("log.level").asText()).isEqualTo("WARN");
        assertThat(json.path("log.logger").asText()).isEqualTo(OURS);
        assertThat(json.path("process.thread.name").asText())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(json.path("message").asText()).isEqualTo("Alert rejected; reason=no \"start\" tries=3");
        assertThat(json.path("culprit.reason").asText()).isEqualTo("no \"start\"");
        assertThat(json.path("culprit.tries").asText()).isEqualTo("3");
    }

    @Test
    void keysOfTheFluentInterfaceAreFactsToo() throws Exception {
        String line =
                line(OURS, log -> log.atWarn().addKeyValue("folder", "/data").log("Swept"));
        assertThat(Json.mapper().readTree(line).path("culprit.folder").asText()).isEqualTo("/data");
    }

    @Test
    void linesOfOthersHaveNoFactsOfOurs() throws Exception {
        String line = line("org.apache.kafka.Thing", log -> log.error("Failed; reason={}", "x"));
        assertThat(line).doesNotContain("culprit.");
        assertThat(Json.mapper().readTree(line).path("message").asText()).isEqualTo("Failed; reason=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb\r\nc", "\u0000\u001b[2J\u007f\u2028", "\",\"log.level\":\"ERROR", "\\", "\ud83d", "日本"})
    void hostileTextStaysInItsFieldAndOnItsLine(String text) throws Exception {
        String line = line(OURS, log -> log.error("Refused; reason={}", text, new IllegalStateException(text)));
        JsonNode json = Json.mapper().readTree(line);
        assertThat(line).doesNotContainPattern("[\\x00-\\x1f]");
        assertThat(json.path("log.level").asText()).isEqualTo("ERROR");
        assertThat(json.path("culprit.reason").asText()).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
    }

    @Test
    void anExceptionIsOneTextOfLimitedLength() throws Exception {
        String line = line(OURS, log -> log.error("A watch failed", deep(2000)));
        JsonNode json = Json.mapper().readTree(line);
        assertThat(json.path("error.type").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json.path("error.message").asText()).isEqualTo("deep");
        assertThat(json.path("error.stack_trace").asText().lines()).hasSizeBetween(10, 60);
    }

    @Test
    void aSecretIsNotShown() throws Exception {
        String line = line(OURS, log -> log.warn("Signed in; token={}", new Secret("hunter2hunter2")));
        assertThat(line).doesNotContain("hunter2");
    }

    @Test
    void textIsTheDefault() throws Exception {
        assertThat(encoder(configured(null))).isNotInstanceOf(FactsEncoder.class);
        assertThat(encoder(configured("text"))).isNotInstanceOf(FactsEncoder.class);
    }

    private static IllegalStateException deep(int frames) {
        return frames == 0 ? new IllegalStateException("deep") : deep(frames - 1);
    }

    /** As the shipped configuration writes it, without its end. */
    private static String line(String name, Consumer<Logger> log) throws IOException, JoranException {
        LoggerContext context = configured("json");
        var kept = new ListAppender<ILoggingEvent>();
        kept.start();
        Logger logger = context.getLogger(name);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        logger.addAppender(kept);
        log.accept(logger);
        String line = new String(encoder(context).encode(kept.list.getFirst()), UTF_8);
        assertThat(line).endsWith("\n");
        return line.strip();
    }

    private static LoggerContext configured(@Nullable String format) throws JoranException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        if (format != null) {
            context.putProperty("CULPRIT_LOG_FORMAT", format);
        }
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(SHIPPED.toFile());
        return context;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
        var appenders = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        var console = (ConsoleAppender<ILoggingEvent>) appenders.next();
        assertThat(appenders).isExhausted();
        return console.getEncoder();
    }
}
