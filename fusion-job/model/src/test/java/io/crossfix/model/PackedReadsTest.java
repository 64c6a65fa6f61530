package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plate reads are kept as bytes, and nobody who asks can tell: held against a plain map of objects. */
class PackedReadsTest {

    private static final int STEPS = 4_000;
    private static final int MINUTE = 60_000;
    private static final int MOST = 400;

    private final Map<String, Observation> plain = new HashMap<>();
    private final Facts facts = new Facts(MOST);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverComesAndGoesTheAnswersAreThoseOfAPlainMap(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            // A fact that is forgotten leaves the plain map by the same rule: whole minutes, by time.
            if (random.nextInt(200) == 0) {
                long before = at(step - random.nextInt(600));
                facts.expire(Kind.PLATE, before);
                plain.values().removeIf(seen -> Minutes.end(Minutes.of(seen.at())) < before);
            } else {
                lay(drawn(random, step));
            }
            if (step % 20 == 0) {
                agree(random, step, "seed=%d, step %d".formatted(seed, step));
            }
        }
    }

    private void lay(Observation seen) {
        Observation known = plain.get(seen.id());
        Facts.Change change = facts.put(seen);
        assertThat(facts.find(Kind.PLATE, seen.id())).isNotNull();
        if (change.changedAnything()) {
            assertThat(change.replaced()).isEqualTo(known);
            plain.put(seen.id(), seen);
        } else {
            assertThat(known).isNotNull();
        }
        while (plain.size() > MOST) {
            plain.remove(plain.values().stream()
                    .min(Observation.BY_TIME)
                    .orElseThrow()
                    .id());
        }
    }

    private void agree(Random random, int step, String which) {
        long from = at(step - random.nextInt(900));
        long to = from + random.nextInt(6 * MINUTE);
        Token token = new Token(random.nextInt(7), 1);
        List<Observation> standing = plain.values().stream()
                .filter(seen -> !seen.retracted() && seen.at() >= from && seen.at() <= to)
                .sorted(Observation.BY_TIME)
                .toList();
        assertThat(facts.within(Kind.PLATE, from, to)).as(which).isEqualTo(standing);
        assertThat(facts.within(Kind.PLATE, from, to, token))
                .as(which)
                .isEqualTo(standing.stream()
                        .filter(seen -> token.equals(seen.token()))
                        .toList());
        assertThat(facts.anchors(Kind.PLATE, from, to))
                .as(which)
                .isEqualTo(standing.stream().filter(Observation::isHotlistHit).toList());
        Observation centre = drawn(random, step);
        double metres = random.nextInt(700);
        Predicate<Observation> near = seen -> Sphere.distanceMetres(centre, seen) <= metres;
        assertThat(facts.within(Kind.PLATE, from, to, Disc.around(centre, metres)))
                .as(which)
                .isEqualTo(standing.stream().filter(near).toList());
        assertThat(facts.anchors(Kind.PLATE, from, to, centre, metres))
                .as(which)
                .isEqualTo(standing.stream()
                        .filter(near)
                        .filter(Observation::isHotlistHit)
                        .toList());
        assertThat(facts.size()).as(which).isEqualTo(plain.size());
        assertThat(facts.find(Kind.PLATE, "never seen")).isNull();
    }

    /** Known ids come again, as repeats, corrections, withdrawals, and become hits or cease to be. */
    private static Observation drawn(Random random, int step) {
        int id = random.nextInt(3) == 0 ? Math.max(0, step - random.nextInt(300)) : step;
        // What a repeat says is drawn from its id, not from the moment.
        Random own = new Random(id);
        int revision = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
        long at = at(id) - own.nextInt(200_000) + revision * (long) own.nextInt(MINUTE);
        Observation seen = Observation.plain(
                Kind.PLATE,
                "read-" + id,
                "reader-" + own.nextInt(5),
                at - at % (own.nextInt(4) == 0 ? 1_000 : 1),
                41.85 + own.nextDouble() / 100,
                -87.68,
                5,
                0.5 + own.nextDouble() / 2,
                (own.nextInt(10) + revision) % 10 == 0
                        ? PlateCategory.STOLEN_VEHICLE.ordinal()
                        : PlateCategory.READ.ordinal(),
                1);
        Observation read = Sightings.withToken(seen, new Token(own.nextInt(7), own.nextInt(2)));
        return Sightings.revised(read, revision, read.confidence(), revision == 2 && own.nextBoolean());
    }

    private static long at(int step) {
        return Sightings.NINE_PM + step * 500L;
    }

    @Test
    void aMinuteComesBackFromItsBytesWithEverythingInIt() {
        Random random = new Random(7);
        Map<String, Observation> once = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            Observation seen = drawn(random, step);
            once.putIfAbsent(seen.id(), seen);
        }
        Map<Long, List<Observation>> byMinute =
                once.values().stream().collect(Collectors.groupingBy(seen -> Minutes.of(seen.at())));
        assertThat(byMinute).hasSizeGreaterThan(20);
        byMinute.values().forEach(PackedReadsTest::comesBack);
    }

    private static void comesBack(List<Observation> minute) {
        FactSlice slice = new FactSlice();
        minute.forEach(slice::add);
        List<Observation> left = new ArrayList<>(minute);
        slice.remove(left.remove(left.size() / 2));
        left.sort(Observation.BY_TIME);
        FactSlice again = FactSlice.fromBytes(slice.toBytes());
        assertThat(again.toBytes()).isEqualTo(slice.toBytes());
        if (!left.isEmpty()) {
            assertThat(again.oldest()).isEqualTo(left.get(0));
        }
        assertThat(slice.removeIf(seen -> true)).isEqualTo(left);
        assertThat(again.removeIf(seen -> true)).isEqualTo(left);
        assertThat(again.size()).isZero();
    }

    /** Hashes may be equal where ids are not: then the facts themselves decide. */
    @Test
    void twoIdsWithOneHashAreTwoEntries() {
        IdIndex index = new IdIndex();
        for (int minute = 0; minute < 1_000; minute++) {
            index.add(minute % 10, minute);
        }
        for (int minute = 0; minute < 1_000; minute += 2) {
            index.remove(minute % 10, minute);
        }
        assertThat(index.size()).isEqualTo(500);
        List<Long> left = new ArrayList<>();
        for (int entry = index.first(3); entry != IdIndex.NONE; entry = index.another(entry, 3)) {
            left.add(index.minute(entry));
        }
        assertThat(left).hasSize(100).allMatch(minute -> minute % 10 == 3);
        assertThat(index.first(4)).isEqualTo(IdIndex.NONE);
    }
}
