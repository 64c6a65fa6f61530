package io.crossfix.rule.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.record.Rule;
import io.crossfix.record.RuleMode;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Endorsement;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rules count where signatures are asked for. */
class SignedRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final RecordCodec codec = new RecordCodec();
    private final KeyPair ada = pair();
    private final KeyPair mallory = pair();
    private final TrustedKeys trusted = new TrustedKeys(Map.of("ada", ada.getPublic()));

    @Test
    void whatATrustedKeyHasSignedCounts() {
        assertThat(trusted.objection(signed(text("lone"), ada, "ada"))).isEmpty();
        assertThat(trusted.objection(signed(removal("lone"), ada, "ada"))).isEmpty();
    }

    /** The form is a contract with other signers: written down here a second time, by other means. */
    @Test
    void theSignatureIsOverAHeadAndKeyAndValueEachAfterItsLength() throws Exception {
        Rule rule = text("lone");
        byte[] value = codec.encode(rule);
        byte[] key = "lone".getBytes(StandardCharsets.UTF_8);
        byte[] signature = rawSignature(ada.getPrivate(), "crossfix signed record 1\nrules\n", key, value);
        assertThat(trusted.objection(arrival(rule, value, new Endorsement(key, "ada", signature))))
                .isEmpty();
        byte[] ofAnotherTopic = rawSignature(ada.getPrivate(), "crossfix signed record 1\nrisk-weights\n", key, value);
        assertThat(trusted.objection(arrival(rule, value, new Endorsement(key, "ada", ofAnotherTopic))))
                .hasValue("the signature is not one of the key ada over this record");
    }

    @Test
    void nothingCountsWithoutASignatureAndEverythingWhereNobodyAsks() {
        Rule rule = text("lone");
        Arrival bare = arrival(rule, codec.encode(rule), null);
        assertThat(trusted.objection(bare)).hasValue("nobody has signed it");
        assertThat(TrustedKeys.NONE.objection(bare)).isEmpty();
        assertThat(TrustedKeys.NONE.areDemanded()).isFalse();
    }

    @Test
    void everyByteOfTheValueAndOfTheSignatureMatters() {
        Rule rule = text("lone");
        byte[] value = codec.encode(rule);
        Endorsement genuine = new RuleSigner("ada", ada.getPrivate()).sign("lone", value);
        for (int i = 0; i < value.length; i++) {
            assertThat(trusted.objection(arrival(rule, flipped(value, i), genuine)))
                    .as("byte %d of the value", i)
                    .isPresent();
        }
        for (int i = 0; i < genuine.signature().length; i++) {
            Endorsement tampered = new Endorsement(genuine.key(), "ada", flipped(genuine.signature(), i));
            assertThat(trusted.objection(arrival(rule, value, tampered)))
                    .as("byte %d of the signature", i)
                    .isPresent();
        }
        for (byte[] none : new byte[][] {{}, new byte[64], new byte[65]}) {
            assertThat(trusted.objection(arrival(rule, value, new Endorsement(genuine.key(), "ada", none))))
                    .hasValue("the signature is not one of the key ada over this record");
        }
    }

    @Test
    void anotherKeyAndAnUnknownSignerDoNotCount() {
        assertThat(trusted.objection(signed(text("lone"), mallory, "ada")))
                .hasValue("the signature is not one of the key ada over this record");
        assertThat(trusted.objection(signed(text("lone"), mallory, "mallory")))
                .hasValue("it is signed with a key called mallory, which is not trusted");
        assertThat(trusted.objection(signed(text("lone"), mallory, "<b>Ada</b>\n")))
                .hasValue("it is signed with a key of no proper name");
        assertThat(trusted.trusts(new RuleSigner("ada", ada.getPrivate()))).isTrue();
        assertThat(trusted.trusts(new RuleSigner("ada", mallory.getPrivate()))).isFalse();
        assertThat(trusted.trusts(new RuleSigner("bob", ada.getPrivate()))).isFalse();
    }

    @Test
    void theSignatureOfAnotherRuleDoesNotCountAndNeitherDoesAnotherKeyInTheLog() {
        RuleSigner signer = new RuleSigner("ada", ada.getPrivate());
        Rule lone = text("lone");
        byte[] value = codec.encode(lone);
        Endorsement ofOther = signer.sign("other", codec.encode(text("other")));
        assertThat(trusted.objection(arrival(lone, value, new Endorsement(utf8("lone"), "ada", ofOther.signature()))))
                .hasValue("the signature is not one of the key ada over this record");
        Endorsement moved =
                new Endorsement(utf8("other"), "ada", signer.sign("lone", value).signature());
        assertThat(trusted.objection(arrival(lone, value, moved))).hasValue("it stands under the key of another rule");
        assertThat(trusted.objection(arrival(lone, value, signer.sign("other", value))))
                .as("also when it was signed so")
                .hasValue("it stands under the key of another rule");
    }

    @Test
    void whatWasPublishedAheadOfTheBrokersClockDoesNotCount() {
        Rule early = new Rule("lone", "text", NOON.plusMillis(300_000), "ada", null);
        Rule tooEarly = new Rule("lone", "text", NOON.plusMillis(300_001), "ada", null);
        assertThat(trusted.objection(signed(early, ada, "ada"))).isEmpty();
        assertThat(trusted.objection(signed(tooEarly, ada, "ada")))
                .hasValue("publishedAt lies 300001 ms after the record was appended, at most 300000 ms are let in");
    }

    @Test
    void whatWasSignedBeforeIsNotTakenAgainNotEvenAfterARemoval() {
        NewestSigned newest = new NewestSigned();
        Rule first = at(0, "version 1", null);
        Rule second = at(10, "version 2", null);
        Rule removed = at(20, null, null);
        assertThat(newest.objection(first)).isEmpty();
        assertThat(newest.objection(second)).isEmpty();
        assertThat(newest.objection(first))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("signed before", "2026-11-28T12:00:10Z", "publish it anew"));
        assertThat(newest.objection(second)).as("the newest again").isEmpty();
        assertThat(newest.objection(removed)).isEmpty();
        assertThat(newest.objection(second)).isPresent();
        assertThat(newest.objection(at(15, null, RuleMode.OFF))).isPresent();
        NewestSigned kept = new NewestSigned(newest.millis());
        assertThat(kept.objection(second)).as("kept over a restart").isPresent();
        assertThat(kept.objection(at(30, "version 1", null))).as("signed anew").isEmpty();
        assertThat(kept.objection(new Rule("other", "text", NOON, "ada", null)))
                .as("each rule for itself")
                .isEmpty();
    }

    @Test
    void aReaderOfTheWholeTopicJudgesAsTheJobDoes() {
        SignedOnly judge = new SignedOnly(trusted);
        Arrival first = signed(at(0, "version 1", null), ada, "ada");
        Arrival second = signed(at(10, "version 2", null), ada, "ada");
        Arrival forged = signed(at(20, "version 3", null), mallory, "ada");
        assertThat(judge.objection(first)).isEmpty();
        assertThat(judge.objection(forged)).as("moves nothing").isPresent();
        assertThat(judge.objection(second)).isEmpty();
        assertThat(judge.objection(first)).isPresent();
        SignedOnly nobodyAsks = new SignedOnly(TrustedKeys.NONE);
        assertThat(nobodyAsks.objection(second)).isEmpty();
        assertThat(nobodyAsks.objection(first)).isEmpty();
    }

    @Test
    void aKeyIsReadFromItsLineOfBase64AndNothingElseIs() throws Exception {
        String line = Base64.getEncoder().encodeToString(ada.getPublic().getEncoded());
        assertThat(line).hasSize(60);
        assertThat(TrustedKeys.of(Map.of("ada", line))).isEqualTo(trusted);
        String ofAnotherKind = Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("X25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        for (String wrong : new String[] {"", "AAAA", "no base64!", ofAnotherKind}) {
            assertThatThrownBy(() -> TrustedKeys.read(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Arrival signed(Rule rule, KeyPair keys, String signer) {
        byte[] value = codec.encode(rule);
        return arrival(rule, value, new RuleSigner(signer, keys.getPrivate()).sign(rule.getRuleId(), value));
    }

    private static Arrival arrival(Rule rule, byte[] value, @Nullable Endorsement endorsement) {
        return Arrival.decoded(new Provenance("crossfix.rules", 0, 0, NOON.toEpochMilli()), value, rule)
                .with(endorsement);
    }

    private static Rule text(String id) {
        return new Rule(id, "rule: " + id, NOON, "ada", null);
    }

    private static Rule removal(String id) {
        return new Rule(id, null, NOON, "ada", null);
    }

    private static Rule at(long seconds, @Nullable String text, @Nullable RuleMode mode) {
        return new Rule("lone", text, NOON.plusSeconds(seconds), "ada", mode);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] = (byte) (other[at] ^ 1);
        return other;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] rawSignature(PrivateKey key, String head, byte[]... parts)
            throws GeneralSecurityException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes(head);
        for (byte[] part : parts) {
            out.writeInt(part.length);
            out.write(part);
        }
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(bytes.toByteArray());
        return signature.sign();
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has Ed25519", e);
        }
    }
}
