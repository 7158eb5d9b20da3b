package dev.culprit.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLevelsTest {
    private static final String STEPS = "dev.culprit.standalone.command.StepLines";

    @ParameterizedTest
    @ValueSource(strings = {"DEBUG", "TRACE"})
    void requestsAreNeverLoggedAsTheyCome(String level) throws Exception {
        LoggerContext context = configured(level);

        assertThat(context.getLogger("dev.culprit").isDebugEnabled()).isTrue();
        assertThat(context.getLogger("org.eclipse.jetty.http.HttpParser").isDebugEnabled())
                .isFalse();
        assertThat(context.getLogger("io.fabric8.kubernetes.client.http.HttpLoggingInterceptor")
                        .isTraceEnabled())
                .isFalse();
    }

    @Test
    void whatIsBeingDoneIsSaidAtTheUsualLevel() throws Exception {
        assertThat(configured("WARN").getLogger(STEPS).isInfoEnabled()).isTrue();
    }

    private static LoggerContext configured(String level) throws JoranException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("CULPRIT_LOG_LEVEL", level);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                Path.of("src", "main", "resources", "logback.xml").toFile());
        return context;
    }
}
