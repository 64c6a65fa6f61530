package io.crossfix.kafka;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossfix.record.PlateRead;
import io.crossfix.record.RiskReading;
import io.crossfix.record.Rule;
import io.crossfix.record.Token;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Values that somebody might put on the topic of gunshots, and why each must be refused. */
final class HostileBytes {

    /** One of them. */
    record Case(String name, byte @Nullable [] bytes, Reason reason) {}

    private static final RecordCodec CODEC = new RecordCodec();
    private static final byte[] SHOT = CODEC.encode(Sample.shot("valid"));
    private static final byte[] RISK = CODEC.encode(risk());
    private static final int HEADER = 10;

    private final List<Case> cases = new ArrayList<>();

    private HostileBytes() {}

    static List<Case> all() {
        HostileBytes made = new HostileBytes();
        made.nothing();
        made.otherFormats();
        made.forgedNumbers();
        made.cutAndGlued();
        made.oversized();
        made.strangers();
        return made.cases;
    }

    private void add(String name, byte @Nullable [] bytes, Reason reason) {
        cases.add(new Case(name, bytes, reason));
    }

    private void nothing() {
        add("tombstone", null, Reason.EMPTY);
        add("empty", new byte[0], Reason.EMPTY);
        add("half a marker", hex("c3"), Reason.NOT_FRAMED);
        add("marker only", hex("c301"), Reason.NOT_FRAMED);
        add("half a fingerprint", hex("c30101020304"), Reason.NOT_FRAMED);
        add("header only", Arrays.copyOf(SHOT, HEADER), Reason.MALFORMED);
        add("unknown fingerprint", hex("c3010102030405060708"), Reason.UNKNOWN_SCHEMA);
        add("fingerprint backwards", reversedFingerprint(), Reason.UNKNOWN_SCHEMA);
    }

    private void otherFormats() {
        add("next marker version", joined(hex("c302"), rest(SHOT, 2)), Reason.NOT_FRAMED);
        add("Confluent framing", joined(hex("0000000007"), rest(SHOT, HEADER)), Reason.NOT_FRAMED);
        add("Avro without a frame", rest(SHOT, HEADER), Reason.NOT_FRAMED);
        add("Avro container file", joined("Obj\1".getBytes(UTF_8), SHOT), Reason.NOT_FRAMED);
        add("JSON", "{\"id\":\"g-1\",\"latitude\":37.8}".getBytes(UTF_8), Reason.NOT_FRAMED);
        add("HTML", "<!doctype html><h1>502 Bad Gateway</h1>".getBytes(UTF_8), Reason.NOT_FRAMED);
        add("text in UTF-16", "gunshot at the old mill".getBytes(UTF_16), Reason.NOT_FRAMED);
        add("gzip", hex("1f8b0800000000000003030000000000"), Reason.NOT_FRAMED);
        add("Java serialisation", hex("aced00057372001168656c6c6f2e776f726c6421"), Reason.NOT_FRAMED);
        add("Protobuf", hex("0a03672d31120761727261792d37"), Reason.NOT_FRAMED);
        add("zeros", new byte[100], Reason.NOT_FRAMED);
        add("ones", hex("ff".repeat(100)), Reason.NOT_FRAMED);
    }

    private void forgedNumbers() {
        add("string of a thousand million", shotThen(1_000_000_000L), Reason.MALFORMED);
        add("string as long as an array can be", shotThen(Integer.MAX_VALUE - 8L), Reason.MALFORMED);
        add("string of 2^63 - 1", shotThen(Long.MAX_VALUE), Reason.MALFORMED);
        add("string of length -1", shotThen(-1), Reason.MALFORMED);
        add("string of length -2^63", shotThen(Long.MIN_VALUE), Reason.MALFORMED);
        add("number that never ends", joined(Arrays.copyOf(SHOT, HEADER), hex("ff".repeat(20))), Reason.MALFORMED);
        add("union branch 9", shotWith(9, 0), Reason.MALFORMED);
        add("union branch -1", shotWith(-1, 0), Reason.MALFORMED);
        add("category 77", shotWith(0, 77), Reason.MALFORMED);
        add("category -1", shotWith(0, -1), Reason.MALFORMED);
        add("category 2^40", shotWith(0, 1L << 40), Reason.MALFORMED);
        add("list of a thousand million", riskWithShares(1_000_000_000L), Reason.MALFORMED);
        add("the same in a block of 0 bytes", riskWithShares(-1_000_000_000L, 0, 0), Reason.MALFORMED);
        add("list of -2^63", riskWithShares(Long.MIN_VALUE, 0, 0), Reason.MALFORMED);
        add("block of -1 bytes", riskWithShares(-1, -1, 0), Reason.MALFORMED);
    }

    private void cutAndGlued() {
        add("cut in the id", Arrays.copyOf(SHOT, HEADER + 3), Reason.MALFORMED);
        add("cut in the latitude", Arrays.copyOf(SHOT, HEADER + 26), Reason.MALFORMED);
        add("last byte missing", Arrays.copyOf(SHOT, SHOT.length - 1), Reason.MALFORMED);
        add("cut in a token", Arrays.copyOf(CODEC.encode(plate()), HEADER + 50), Reason.MALFORMED);
        add("one byte too many", Arrays.copyOf(SHOT, SHOT.length + 1), Reason.TRAILING_BYTES);
        add("three bytes too many", joined(SHOT, hex("010203")), Reason.TRAILING_BYTES);
        add("two in one", joined(SHOT, SHOT), Reason.TRAILING_BYTES);
    }

    private void oversized() {
        add("valid, with an id of 64 KiB", CODEC.encode(Sample.shot("x".repeat(64 * 1024))), Reason.TOO_LARGE);
        add("valid beginning of 5 MB", Arrays.copyOf(SHOT, 5_000_000), Reason.TOO_LARGE);
    }

    private void strangers() {
        add("camera event", CODEC.encode(Sample.cameraEvent()), Reason.WRONG_STREAM);
        add("plate read", CODEC.encode(plate()), Reason.WRONG_STREAM);
        add("risk reading", RISK, Reason.WRONG_STREAM);
        add("rule", CODEC.encode(new Rule("r", null, Sample.NOON, "nobody", null)), Reason.WRONG_STREAM);
    }

    private static byte[] shotThen(long length) {
        return joined(Arrays.copyOf(SHOT, HEADER), numbers(length), "abc".getBytes(UTF_8));
    }

    private static byte[] shotWith(long unionBranch, long category) {
        byte[] upToTheUnion = Arrays.copyOf(SHOT, HEADER + 6 + 8 + numbers(Sample.NOON.toEpochMilli()).length);
        byte[] positions = new byte[8 + 8 + 4 + 8];
        return joined(upToTheUnion, numbers(unionBranch), positions, numbers(category, 1, 0, 0), new byte[] {0, 0, 0});
    }

    private static byte[] riskWithShares(long... numbers) {
        // The shares are "none", the version "v": 00 02 76; behind them come three doubles and three times "none".
        byte[] fromTheVersion = Arrays.copyOfRange(RISK, RISK.length - 29, RISK.length);
        return joined(Arrays.copyOf(RISK, RISK.length - 30), numbers(numbers), fromTheVersion);
    }

    private static RiskReading risk() {
        return RiskReading.newBuilder()
                .setRiskCell(0x8928308280fffffL)
                .setKeyCell(0x872830828ffffffL)
                .setAt(Sample.NOON)
                .setNow(0.1)
                .setLogOdds(-2.2)
                .setShares(List.of())
                .setWeightsVersion("v")
                .build();
    }

    private static PlateRead plate() {
        return PlateRead.newBuilder()
                .setId("p-1")
                .setSensorId("reader-1")
                .setObservedAt(Sample.NOON)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setToken(new Token(new byte[16]))
                .build();
    }

    private static byte[] reversedFingerprint() {
        byte[] bytes = SHOT.clone();
        for (int i = 0; i < 8; i++) {
            bytes[2 + i] = SHOT[9 - i];
        }
        return bytes;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Numbers as Avro writes them. */
    private static byte[] numbers(long... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            for (long number : numbers) {
                encoder.writeLong(number);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
