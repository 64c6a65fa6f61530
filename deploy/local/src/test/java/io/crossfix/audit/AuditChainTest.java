package io.crossfix.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.LoggedRecord.Header;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditChainTest {

    private static final LoggedRecord RECORD = record(7, 1_000, "key", "value", List.of());

    @TempDir
    private Path directory;

    @Test
    void theFormIsTheDocumentedOne() throws Exception {
        // Written out by hand: length and content of each part, as the documentation says.
        String topic = "00000001" + "74";
        byte[] origin = sha256("00000016" + hex("crossfix audit chain 1") + topic + "00000008" + "0000000000000003");
        byte[] head = sha256("00000020" + HexFormat.of().formatHex(origin) + topic
                + "00000008" + "0000000000000003"
                + "00000008" + "0000000000000007"
                + "00000008" + "00000000000003e8"
                + "00000003" + hex("key")
                + "ffffffff"
                + "00000008" + "0000000000000001"
                + "00000001" + hex("h")
                + "00000000");
        AuditChain chain = AuditChain.begin("t", 3, 7);
        assertThat(chain.head()).isEqualTo(HexFormat.of().formatHex(origin));
        chain.add(record(7, 1_000, "key", null, List.of(new Header("h", new byte[0]))));
        assertThat(chain.head()).isEqualTo(HexFormat.of().formatHex(head));
    }

    @Test
    void everyPartCountsAndNothingCanBeShiftedToTheNextOne() {
        Map<String, LoggedRecord> others = new LinkedHashMap<>();
        others.put("as it was", RECORD);
        others.put("another partition", new LoggedRecord("t", 4, 7, 1_000, utf8("key"), utf8("value"), List.of()));
        others.put("another topic", new LoggedRecord("u", 3, 7, 1_000, utf8("key"), utf8("value"), List.of()));
        others.put("another offset", record(8, 1_000, "key", "value", List.of()));
        others.put("another time", record(7, 1_001, "key", "value", List.of()));
        others.put("a byte from value to key", record(7, 1_000, "keyv", "alue", List.of()));
        others.put("a byte from key to value", record(7, 1_000, "ke", "yvalue", List.of()));
        others.put("no key", record(7, 1_000, null, "value", List.of()));
        others.put("an empty key", record(7, 1_000, "", "value", List.of()));
        others.put("no value", record(7, 1_000, "key", null, List.of()));
        others.put("an empty value", record(7, 1_000, "key", "", List.of()));
        others.put("a header", record(7, 1_000, "key", "value", List.of(new Header("a", utf8("bc")))));
        others.put(
                "a byte from its value to its name",
                record(7, 1_000, "key", "value", List.of(new Header("ab", utf8("c")))));
        others.put("a header without value", record(7, 1_000, "key", "value", List.of(new Header("a", null))));
        assertThat(others.values().stream().map(AuditChainTest::headOver)).doesNotHaveDuplicates();
    }

    @Test
    void theOrderCounts() {
        LoggedRecord next = record(8, 1_000, "key", "value", List.of());
        assertThat(headOver(RECORD, next)).isNotEqualTo(headOver(next, RECORD));
    }

    @Test
    void aChainThatGoesOnFromACheckpointIsTheSameChain() {
        LoggedRecord next = record(8, 1_000, "key", "other", List.of());
        AuditChain whole = AuditChain.begin("t", 3, 7);
        whole.add(RECORD);
        AuditChain resumed = AuditChain.after(SigningKey.in(directory).sign(whole, Instant.EPOCH));
        whole.add(next);
        resumed.add(next);
        assertThat(resumed.head()).isEqualTo(whole.head());
        assertThat(resumed.next()).isEqualTo(9);
        assertThat(resumed.records()).isEqualTo(2);
    }

    private static String headOver(LoggedRecord... records) {
        AuditChain chain = AuditChain.begin("t", 3, 7);
        Stream.of(records).forEach(chain::add);
        return chain.head();
    }

    private static LoggedRecord record(long offset, long timestamp, String key, String value, List<Header> headers) {
        return new LoggedRecord("t", 3, offset, timestamp, utf8(key), utf8(value), headers);
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(utf8(text));
    }

    private static byte[] sha256(String hex) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex));
    }
}
