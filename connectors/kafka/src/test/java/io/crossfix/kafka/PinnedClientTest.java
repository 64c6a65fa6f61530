package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.internals.TransactionalRequestResult;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** The connector was built for kafka-clients 4.2; later ones lack a method that its exactly-once sink calls at each flush. */
class PinnedClientTest {

    @Test
    void theClientStillHasWhatTheConnectorCalls() throws Exception {
        assertThat(AppInfoParser.getVersion()).startsWith("4.2.");
        assertThat(TransactionalRequestResult.class.getMethod("await")).isNotNull();
    }
}
