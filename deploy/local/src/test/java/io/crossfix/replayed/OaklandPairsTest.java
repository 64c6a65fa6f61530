package io.crossfix.replayed;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeding.RecordTaker;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.PaceClock;
import io.crossfix.feeds.replay.Replay;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.replay.ReplayTally;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.flow.CityRun;
import io.crossfix.flow.oracle.Told;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Sixteen months of Oakland: the pairs of alert and call that the engine finds are those that a naive count finds. */
class OaklandPairsTest {

    private static final Path DATA = Path.of(System.getenv().getOrDefault("CROSSFIX_DATA", "../../../shared/data"));
    private static final Path FILE = DATA.resolve("oakland/calls_for_service_2022-11_2024-03-04.csv.gz");
    private static final Path DEPLOY = Path.of("..");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final long TEN_MINUTES = 600_000;

    private record Row(String code, long at, double latitude, double longitude) {}

    @Test
    void theEngineFindsThePairsOfANaiveCount() throws Exception {
        Assumptions.assumeTrue(Files.exists(FILE), () -> "skipped: " + FILE + " is absent; set CROSSFIX_DATA");
        List<Observation> observations = observations();
        String rule = Files.readString(DEPLOY.resolve("rules/shots-called-in.yaml"));
        int found = new CityRun(List.of(rule))
                .inOrder(observations).values().stream()
                        .map(Told::evidence)
                        .mapToInt(evidence -> evidence.size() - 1)
                        .sum();
        assertThat(found).isEqualTo(naivePairs()).isGreaterThan(200);
    }

    private static List<Observation> observations() throws Exception {
        List<Observation> observations = new ArrayList<>();
        Admission admission = new Admission(AdmissionSettings.DEFAULT);
        Mapping mapping = Mapping.read(DEPLOY.resolve("mappings/oakland-cfs.yaml"));
        ReplayTally tally = new Replay(
                        mapping, new Tokeniser(TokenKey.random()), ReplaySettings.DEFAULT, PaceClock.SYSTEM)
                .run(
                        List.of(FILE),
                        new RecordTaker(record -> observations.add(
                                admission.judge(record, Long.MAX_VALUE).observation())),
                        progress -> {});
        assertThat(tally.rows()).isEqualTo(222_529);
        assertThat(tally.accounted()).isEqualTo(222_529);
        return observations;
    }

    private static int naivePairs() throws IOException {
        List<Row> shots = new ArrayList<>();
        List<Row> calls = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                String code = cells[3];
                String latitude = cells[cells.length - 4];
                if (!latitude.isEmpty()
                        && Set.of("415SS", "415GS", "246", "247").contains(code)
                        && seen.add(cells[0] + code)) {
                    long at = LocalDateTime.parse(cells[1].replace(' ', 'T'))
                            .atZone(ZONE)
                            .toInstant()
                            .toEpochMilli();
                    double longitude = Double.parseDouble(cells[cells.length - 5]);
                    (code.equals("415SS") ? shots : calls)
                            .add(new Row(code, at, Double.parseDouble(latitude), longitude));
                }
            }
        }
        int pairs = 0;
        for (Row shot : shots) {
            for (Row call : calls) {
                if (Math.abs(shot.at() - call.at()) <= TEN_MINUTES && metres(shot, call) <= 600) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    private static double metres(Row a, Row b) {
        double sinPhi = Math.sin(Math.toRadians(b.latitude() - a.latitude()) / 2);
        double sinLambda = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
        double h = sinPhi * sinPhi
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * sinLambda
                        * sinLambda;
        return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
    }
}
