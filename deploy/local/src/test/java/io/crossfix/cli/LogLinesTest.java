package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.local.CommandFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What is logged can be read by a program: a line of JSON each, with the alert or rule that it is about. */
class LogLinesTest {

    private static final Logger LOG = LoggerFactory.getLogger(LogLinesTest.class);

    private final URI logging = Objects.requireNonNull(LoggerContext.getContext(false)
            .getConfiguration()
            .getConfigurationSource()
            .getURI());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @TempDir
    private Path directory;

    @BeforeEach
    void capture() {
        PrintStream captured = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
        Configurator.reconfigure(logging);
    }

    @Test
    void aLineOfACommandIsJsonWithItsAlert() throws IOException {
        Logs.into(directory, "json");
        assertLines();
    }

    @Test
    void aLineOfFlinkIsTheSame() throws IOException {
        Configurator.reconfigure(Path.of("../flink/conf/log4j-console.properties")
                .toAbsolutePath()
                .toUri());
        assertLines();
    }

    @Test
    void aFormatThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> Logs.into(directory, "xml"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("CROSSFIX_LOG_FORMAT must be text or json, was 'xml'");
    }

    private void assertLines() throws IOException {
        try (MDC.MDCCloseable alert = MDC.putCloseable("alert", "a1b2");
                MDC.MDCCloseable rule = MDC.putCloseable("rule", "shots-called-in");
                MDC.MDCCloseable other = MDC.putCloseable("officer", "nobody's business")) {
            LOG.warn("outlet {} waits for \"Kafka\":\n{}", "state", "gone");
        }
        LOG.error("stumbled", new IllegalStateException("over a stone"));

        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = new JsonMapper().readTree(lines.get(0));
        assertThat(first.path("message").asText()).isEqualTo("outlet state waits for \"Kafka\":\ngone");
        assertThat(first.path("alert").asText()).isEqualTo("a1b2");
        assertThat(first.path("rule").asText()).isEqualTo("shots-called-in");
        assertThat(first.path("level").asText()).isEqualTo("WARN");
        assertThat(first.path("logger").asText()).isEqualTo(LogLinesTest.class.getName());
        assertThat(first.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(lines.get(0)).as("only fields that are asked for").doesNotContain("nobody");
        JsonNode second = new JsonMapper().readTree(lines.get(1));
        assertThat(second.has("alert")).isFalse();
        assertThat(second.path("error").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(second.path("trace").asText()).contains("over a stone", "LogLinesTest");
    }
}
