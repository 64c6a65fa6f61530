package io.crossfix.restguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestRuleTest {

    private static final RestRule RULE = new RestRule(List.of("CN=op"));

    @ParameterizedTest
    @CsvSource({
        "GET, /jobs/1/checkpoints, CN=other, true",
        "HEAD, /overview, CN=other, true",
        "OPTIONS, /jobs/1, CN=other, true",
        "GET, /jobs/1/yarn-cancel, CN=other, false",
        "GET, /v1/jobs/1/yarn-stop, CN=other, false",
        "GET, /jobs/1/yarn-cancel, CN=op, true",
        "POST, /jobs/1/savepoints, CN=op, true",
        "POST, /jobs/1/savepoints, 'CN=op,O=else', false",
        "POST, /jobs/1/savepoints, cn=op, false",
        "PATCH, /jobs/1, CN=other, false",
        "DELETE, /cluster, CN=other, false",
        "get, /jobs, CN=other, false",
        "BREW, /jobs, CN=other, false"
    })
    void whoeverIsNotNamedLooksOnly(String method, String path, String subject, boolean allowed) {
        assertThat(RULE.allows(method, path, subject)).isEqualTo(allowed);
    }

    @Test
    void whoeverShowsNothingChangesNothing() {
        assertThat(RULE.allows("GET", "/jobs", null)).isTrue();
        assertThat(RULE.allows("POST", "/jobs", null)).isFalse();
        assertThat(new RestRule(List.of()).allows("POST", "/jobs", "CN=op")).isFalse();
    }

    @Test
    void whereNobodyIsNamedNothingIsGuarded() {
        RestGuardFactory factory = new RestGuardFactory();
        assertThat(factory.createHandler(new Configuration(), Map.of())).isEmpty();
        Configuration named = Configuration.fromMap(Map.of("crossfix.rest.operators", "CN=op"));
        assertThat(factory.createHandler(named, Map.of())).isPresent();
    }
}
