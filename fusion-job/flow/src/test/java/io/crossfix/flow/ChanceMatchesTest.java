package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.Background;
import io.crossfix.model.CellSettings;
import io.crossfix.model.CellTable;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.CallCategory;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.rule.ChanceMatches;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleSurroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of chance, against a city in which nothing has to do with anything. */
class ChanceMatchesTest {

    private static final long MONDAY = 1_767_571_200_000L;
    private static final long DAY = 86_400_000;
    private static final int DAYS = 50;
    private static final Grid GRID = new Grid(GridSettings.DEFAULT);
    private static final CellSettings CELL = CellSettings.DEFAULT;

    private static final String SHOTS_AND_CALL = """
            rule: shots-and-call
            version: 1
            about: two or more rounds and a call
            author: test
            severity: minor
            anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 2}
            around:
              - {name: call, kind: CALL, within: {before: 5m, after: 15m, radius: 600m}, where: call.category == 'SHOTS_FIRED'}
            unless:
              - {name: fireworks, kind: CALL, within: {before: 30m, after: 30m, radius: 500m}, where: fireworks.category == 'FIREWORKS'}
            examples:
              - {about: none, given: [{shots: {at: '21:00:00', rounds: 2}}], expect: {match: false}}
            """;

    @Test
    void isAboutWhatHappens() throws Exception {
        CompiledRule rule = rule(SHOTS_AND_CALL);
        double expected = 0;
        int found = 0;
        for (long seed = 1; seed <= 5; seed++) {
            List<Observation> city = city(new Random(seed));
            expected += expected(rule, city);
            try (Matcher matcher = new Matcher()) {
                found += new CityRun(matcher, List.of(rule)).inOrder(city).size();
            }
        }
        // Three hundred happen: chance alone moves that by 6 %. Quarters on the city's edge are emptier than they look.
        assertThat(found / expected)
                .as("seeds 1 to 5: %d found, %.1f expected", found, expected)
                .isCloseTo(1, within(0.25));
    }

    private static double expected(CompiledRule rule, List<Observation> city) {
        Map<Long, CellTable> tables = new HashMap<>();
        city.forEach(seen -> tables.computeIfAbsent(GRID.place(seen).home(), cell -> new CellTable(CELL))
                .count(seen, quarter(seen), 1));
        double expected = 0;
        for (Map.Entry<Long, CellTable> table : tables.entrySet()) {
            Double perHour = perHour(rule, table.getKey(), table.getValue());
            expected += perHour == null ? 0 : perHour * 24 * DAYS;
        }
        return expected;
    }

    @Test
    void nothingIsSaidBeforeAWeekIsKnown() throws Exception {
        CellTable table = new CellTable(CELL);
        Observation shot = seen(Kind.GUNSHOT, "g", MONDAY, 41.88, -87.7, 1);
        table.count(shot, quarter(shot), 1);
        assertThat(table.background(MONDAY + 7 * DAY)).isEmpty();
        assertThat(table.background(MONDAY + 10 * DAY))
                .extracting(Background::hours)
                .containsExactly(9 * 24.0);
    }

    @Test
    void whatIsTakenBackIsNotCounted() {
        CellTable table = new CellTable(CELL);
        Observation shot = seen(Kind.GUNSHOT, "g", MONDAY, 41.88, -87.7, 1);
        table.count(shot, quarter(shot), 1);
        table.count(shot, quarter(shot), 1);
        table.count(shot, quarter(shot), -1);
        assertThat(table.background(MONDAY + 10 * DAY).get(0).typical())
                .extracting(Background.Typical::count)
                .containsExactly(1);
    }

    @Test
    void whatIsTiedToOneVehicleIsNotGuessed() throws Exception {
        CellTable table = new CellTable(CELL);
        Observation shot = seen(Kind.GUNSHOT, "g", MONDAY, 41.88, -87.7, 1);
        table.count(shot, quarter(shot), 1);
        CompiledRule rule = rule("""
                rule: shots-and-plate
                version: 1
                about: a plate near shots
                author: test
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                around:
                  - {name: plate, kind: PLATE, within: {before: 5m, after: 5m, radius: 500m}}
                examples:
                  - {about: none, given: [{shots: {at: '21:00:00'}}], expect: {match: false}}
                """);
        assertThat(perHour(rule, GRID.place(shot).home(), table)).isNull();
    }

    private static @Nullable Double perHour(CompiledRule rule, long cell, CellTable table) {
        List<Background> quarters = table.background(MONDAY + DAYS * DAY);
        return quarters.isEmpty() ? null : new ChanceMatches(rule, quarters, GRID.squareMetres(cell), 1).perHour();
    }

    private static long quarter(Observation seen) {
        return GRID.quarter(GRID.place(seen).riskCell());
    }

    private static CompiledRule rule(String text) throws Exception {
        return CityRun.compiled(List.of(text), RuleSurroundings.NONE).get(0);
    }

    /** Forty shots and two hundred calls a day on about forty square kilometres, each for itself. */
    private static List<Observation> city(Random random) {
        List<Observation> city = new ArrayList<>();
        for (int i = 0; i < 240 * DAYS; i++) {
            long at = MONDAY + (long) (random.nextDouble() * DAYS * DAY);
            double latitude = 41.85 + 0.057 * random.nextDouble();
            double longitude = -87.75 + 0.076 * random.nextDouble();
            city.add(seen(i % 6 == 0 ? Kind.GUNSHOT : Kind.CALL, "o-" + i, at, latitude, longitude, random.nextInt(3)));
        }
        city.sort(Comparator.comparingLong(Observation::at));
        return city;
    }

    private static Observation seen(Kind kind, String id, long at, double latitude, double longitude, int variant) {
        boolean isShot = kind == Kind.GUNSHOT;
        int call = (variant == 0 ? CallCategory.FIREWORKS : CallCategory.SHOTS_FIRED).ordinal();
        return Observation.plain(
                kind,
                id,
                "sensor",
                at,
                latitude,
                longitude,
                25,
                1,
                isShot ? GunshotCategory.MULTIPLE.ordinal() : call,
                isShot ? 1 + variant : 1);
    }
}
