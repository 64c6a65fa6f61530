package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskLedgerTest {

    private static final long NINE_PM = 1_700_082_000_000L;

    private record Weighed(RiskSource source, int ring, long at, double now, double next) {}

    @Test
    void everyMassIsTheDecayedSumOfWhatWasAdded() {
        List<Weighed> evidence = evidence(new Random(7), 200);
        Map<String, Double> byHand = new HashMap<>();
        long at = NINE_PM + 8_000_000;
        for (Weighed each : evidence) {
            for (RiskAge age : RiskAge.values()) {
                double mass = age == RiskAge.MINUTES ? each.now() : each.next();
                byHand.merge(
                        each.source() + "/" + each.ring() + "/" + age,
                        mass * Math.exp((each.at() - at) / (double) age.meanLifeMillis()),
                        Double::sum);
            }
        }
        Map<String, Double> read = read(ledger(evidence), at);
        assertThat(read.keySet()).isEqualTo(byHand.keySet());
        byHand.forEach((key, mass) -> assertThat(read.get(key)).as(key).isCloseTo(mass, within(1e-9)));
    }

    @Test
    void arrivalOrderDecidesNothing() {
        List<Weighed> evidence = evidence(new Random(3), 200);
        Map<String, Double> reference = read(ledger(evidence), NINE_PM);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(evidence, new Random(seed));
            for (Map.Entry<String, Double> each :
                    read(ledger(evidence), NINE_PM).entrySet()) {
                assertThat(each.getValue())
                        .as("seed=%d, %s", seed, each.getKey())
                        .isCloseTo(reference.get(each.getKey()), within(1e-9));
            }
        }
    }

    @Test
    void takingAwayLeavesNoTrace() {
        RiskLedger ledger = new RiskLedger();
        ledger.add(RiskSource.SHOTS_CALL, 0, NINE_PM, 2, 1);
        Map<String, Double> before = read(ledger, NINE_PM);
        ledger.add(RiskSource.SHOTS_CALL, 0, NINE_PM - 60_000, 5, 1);
        ledger.add(RiskSource.SHOTS_CALL, 0, NINE_PM - 60_000, -5, -1);
        read(ledger, NINE_PM).forEach((key, mass) -> assertThat(mass).isCloseTo(before.get(key), within(1e-12)));
    }

    @Test
    void aRestoredLedgerIsTheSame() {
        RiskLedger ledger = ledger(evidence(new Random(11), 60));
        ledger.told(0.25, 0.5);
        RiskLedger again = RiskLedger.fromBytes(ledger.toBytes());
        assertThat(again).hasToString(ledger.toString());
        assertThat(again.isNews(0.26, 0.5, 0.02, 1.1, 0.001)).isFalse();
        assertThat(again.isNews(0.28, 0.5, 0.02, 1.1, 0.001)).isTrue();
    }

    @Test
    void theFirstReleasesLedgersAreReadAsWhatTheyWere() {
        byte[] old = Bytes.write(1, out -> {
            out.writeLong(NINE_PM);
            out.writeDouble(0.5);
            for (double level : new double[] {7, 0, 5, 3}) {
                out.writeDouble(level);
            }
        });
        Map<String, Double> read = read(RiskLedger.fromBytes(old), NINE_PM);
        assertThat(read)
                .containsEntry("GUNSHOT/0/MINUTES", 7.0)
                .containsEntry("SHOTS_CALL/0/MINUTES", 5.0)
                .containsEntry("CAMERA/0/MINUTES", 3.0)
                .containsEntry("GUNSHOT/0/YEAR", 0.0);
    }

    @Test
    void aCellThatFourSourcesSpokeOfFitsInto256Bytes() {
        RiskLedger ledger = new RiskLedger();
        for (int i = 0; i < 3; i++) {
            for (int ring = 0; ring < NextWeights.RINGS; ring++) {
                ledger.add(RiskSource.at(i), ring, NINE_PM, 1, 1);
            }
        }
        // A day later the minutes are gone, but the hours are not.
        ledger.add(RiskSource.GUNSHOT, 0, NINE_PM + 86_400_000L, 0, 1);
        assertThat(ledger.toBytes().length).isLessThanOrEqualTo(256);
    }

    private static List<Weighed> evidence(Random random, int many) {
        List<Weighed> evidence = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            evidence.add(new Weighed(
                    RiskSource.at(random.nextInt(RiskSource.COUNT)),
                    random.nextInt(NextWeights.RINGS),
                    NINE_PM + random.nextInt(7_200_000),
                    random.nextGaussian(),
                    random.nextDouble()));
        }
        return evidence;
    }

    private static RiskLedger ledger(List<Weighed> evidence) {
        RiskLedger ledger = new RiskLedger();
        evidence.forEach(each -> ledger.add(each.source(), each.ring(), each.at(), each.now(), each.next()));
        return ledger;
    }

    private static Map<String, Double> read(RiskLedger ledger, long at) {
        Map<String, Double> read = new HashMap<>();
        ledger.read(at, (source, ring, age, mass) -> read.put(source + "/" + ring + "/" + age, mass));
        return read;
    }
}
