package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {

    private static final Path RULES = Path.of("../../deploy/rules");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyExampleOfAShippedRuleHolds(Path file) throws Exception {
        CompiledRule rule = Table.compile(Files.readString(file), file.toString());

        assertThat(rule.id() + ".yaml").isEqualTo(file.getFileName().toString());
        assertThat(rule.examples().stream().map(RuleExample::match)).contains(true, false);
        assertThat(RuleExamples.run(rule)).isEmpty();
        assertThat(rule.failedConditions()).isZero();
    }
}
