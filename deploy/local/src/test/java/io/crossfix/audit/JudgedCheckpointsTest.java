package io.crossfix.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crossfix.audit.Finding.Kind;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedCheckpointsTest {

    private static final Duration KEPT = Duration.ofDays(365);

    @TempDir
    private Path directory;

    private SigningKey key;
    private JudgedCheckpoints judged;
    private List<AuditCheckpoint> signed;

    @BeforeEach
    void sign() {
        key = SigningKey.in(directory.resolve("ours"));
        judged = judged();
        signed = MadeLog.signed(MadeLog.records(new Random(1), 30), Set.of(9L, 19L, 29L), key);
    }

    private JudgedCheckpoints judged() {
        return new JudgedCheckpoints(
                MadeLog.TOPIC, KnownKeys.in(List.of(directory.resolve("ours"))), FromCheckpoint.FIRST);
    }

    @Test
    void whatTheKeyHasSignedCounts() {
        signed.forEach(this::onTopic);
        assertThat(judged.of(MadeLog.PARTITION)).isEqualTo(signed);
        assertThat(judged.findings()).isEmpty();
    }

    @Test
    void everyFieldIsSigned() {
        AuditCheckpoint genuine = signed.get(0);
        List<AuditCheckpoint> forged = List.of(
                AuditCheckpoint.newBuilder(genuine).setPartition(3).build(),
                AuditCheckpoint.newBuilder(genuine).setOffset(10).build(),
                AuditCheckpoint.newBuilder(genuine).setRecords(11).build(),
                AuditCheckpoint.newBuilder(genuine).setHead("0".repeat(64)).build(),
                AuditCheckpoint.newBuilder(genuine)
                        .setAt(genuine.getAt().plusMillis(1))
                        .build(),
                AuditCheckpoint.newBuilder(genuine)
                        .setSignature("00".repeat(64))
                        .build(),
                AuditCheckpoint.newBuilder(genuine).setSignature("").build(),
                AuditCheckpoint.newBuilder(genuine)
                        .setSignature("no hexadecimal digits")
                        .build());
        forged.forEach(this::onTopic);
        assertThat(judged.findings()).extracting(Finding::kind).hasSize(8).containsOnly(Kind.BAD_SIGNATURE);
        assertThat(judged.size()).isZero();
        assertThat(judged.findings().get(1).text())
                .isEqualTo(
                        "the checkpoint over partition 2 at offset 10 (signed 2026-11-27T03:00:09Z with key " + key.id()
                                + ", at crossfix.audit-checkpoints-0@5) does not bear the signature of the key it names");
    }

    @Test
    void aStrangersKeyIsUnknownAndAFalseNameDoesNotHelp() {
        SigningKey stranger = SigningKey.in(directory.resolve("stranger"));
        AuditCheckpoint theirs = MadeLog.signed(MadeLog.records(new Random(2), 3), Set.of(2L), stranger)
                .get(0);
        onTopic(theirs);
        onTopic(AuditCheckpoint.newBuilder(theirs).setKeyId(key.id()).build());
        assertThat(judged.findings()).extracting(Finding::kind).containsExactly(Kind.UNKNOWN_KEY, Kind.BAD_SIGNATURE);
    }

    @Test
    void aCheckpointThatOnlyTheWitnessStillHasWasRemoved() {
        Witness witness = Witness.at(directory);
        witness.append(signed);
        onTopic(signed.get(0));
        onTopic(signed.get(2));
        witness.read(judged);
        assertThat(judged.of(MadeLog.PARTITION)).isEqualTo(signed);
        assertThat(judged.removedSince(MadeLog.SIGNED)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.REMOVED_CHECKPOINT);
            assertThat(finding.upTo()).isEqualTo(19);
        });
        assertThat(judged.removedSince(MadeLog.SIGNED.plusSeconds(60)))
                .as("no longer kept")
                .isEmpty();
    }

    @Test
    void whatIsNoCheckpointIsNamedWithItsLine() throws IOException {
        Witness witness = Witness.at(directory);
        witness.append(signed.subList(0, 1));
        Path file = directory.resolve("audit-checkpoints.jsonl");
        Files.writeString(file, Files.readString(file) + "{\"topic\":\"x\"}\n{torn");
        witness.read(judged);
        assertThat(judged.size()).isEqualTo(1);
        assertThat(judged.findings())
                .extracting(Finding::text)
                .allMatch(text -> text.contains(" of audit-checkpoints.jsonl is no checkpoint: "))
                .hasSize(2);
    }

    @Test
    void recordsThatAreGoneBeforeTheirTimeWereRemoved() {
        signed.forEach(this::onTopic);
        Instant soon = MadeLog.SIGNED.plus(Duration.ofDays(3));
        Instant late = MadeLog.SIGNED.plus(Duration.ofDays(400));
        Extent shortened = new Extent(MadeLog.PARTITION, 25, 30);
        assertThat(judged.removedBeforeItsTime(new Extent(MadeLog.PARTITION, 0, 30), KEPT, soon))
                .isEmpty();
        assertThat(judged.removedBeforeItsTime(shortened, KEPT, late)).isEmpty();
        assertThat(judged.removedBeforeItsTime(shortened, KEPT, soon)).hasValueSatisfying(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.REMOVED_BEFORE_ITS_TIME);
            assertThat(finding.text()).contains("begins at offset 25", "came after offset 9 is younger");
        });
    }

    @Test
    void theSecretIsItsOwnersAloneAndAKeyThatOthersMayReadIsRefused() throws IOException {
        Path secret = directory.resolve("ours/signing-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> SigningKey.in(directory.resolve("ours")))
                .withMessageContaining("others than its owner may use " + secret + " (rw-r-----)");
    }

    @Test
    void aNewKeyDoesNotMakeTheWordOfTheOldOneWorthless() throws IOException {
        Files.delete(directory.resolve("ours/signing-key.pem"));
        SigningKey next = SigningKey.in(directory.resolve("ours"));
        assertThat(next.id()).isNotEqualTo(key.id());
        judged = judged();
        signed.forEach(this::onTopic);
        assertThat(judged.size()).isEqualTo(3);
        assertThat(judged.findings()).isEmpty();
    }

    @Test
    void aPairThatDoesNotBelongTogetherIsRefused() throws IOException {
        SigningKey.in(directory.resolve("other"));
        Files.copy(
                directory.resolve("other/public-key.pem"),
                directory.resolve("ours/public-key.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> SigningKey.in(directory.resolve("ours")))
                .withMessageContaining("is not the public key of");
    }

    private void onTopic(AuditCheckpoint checkpoint) {
        Provenance from = new Provenance("crossfix.audit-checkpoints", 0, 5, 0);
        judged.fromTopic(checkpoint, Arrival.decoded(from, new byte[0], checkpoint));
    }
}
