package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.AlertStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Alerts arrive as they come, to each what it may see, without gaps over a restart of the console. */
class StreamTest extends SharedRig {

    @Test
    void aPageIsToldWhatIsOpenAndThenWhatComes() throws IOException, InterruptedException {
        rig.publish(Samples.alert(1, Instant.now()).build());
        rig.publish(
                Samples.alert(2, Instant.now()).setStatus(AlertStatus.DISMISSED).build());
        try (Following page = Browser.of(rig, "operator").follow(null)) {
            assertThat(page.next("hello").data().path("reset").asBoolean()).isTrue();
            Set<String> open = new TreeSet<>();
            for (Following.Event event = page.next(any -> true);
                    !event.name().equals("caught-up");
                    event = page.next(any -> true)) {
                open.add(event.alertId());
            }
            assertThat(open).contains(Samples.id(1)).doesNotContain(Samples.id(2));
            rig.publish(Samples.alert(3, Instant.now()).build());
            assertThat(page.next("alert").alertId()).isEqualTo(Samples.id(3));
        }
    }

    @Test
    void nothingIsMissedOverARestartOfTheConsole() throws IOException, InterruptedException {
        rig.publish(Samples.alert(10, Instant.now()).build());
        String position;
        try (Following page = Browser.of(rig, "operator").follow(null)) {
            page.next("caught-up");
            position = page.lastId();
        }
        rig.publish(Samples.alert(11, Instant.now()).build());
        rig.publish(Samples.alert(10, Instant.now())
                .setRevision(2)
                .setStatus(AlertStatus.CONFIRMED)
                .build());
        rig.restartConsole();
        rig.publish(Samples.alert(12, Instant.now()).build());
        try (Following page = Browser.of(rig, "operator").follow(position)) {
            assertThat(page.next("hello").data().path("reset").asBoolean()).isFalse();
            Set<String> told = new TreeSet<>();
            List<String> missed = List.of(Samples.id(10), Samples.id(11), Samples.id(12));
            while (!told.containsAll(missed)) {
                Following.Event event = page.next("alert");
                told.add(event.alertId());
                if (event.alertId().equals(Samples.id(10))) {
                    assertThat(event.data().at("/alert/status").asText()).isEqualTo("CONFIRMED");
                }
            }
            assertThat(told).containsExactlyInAnyOrderElementsOf(missed);
        }
    }

    @Test
    void positionsThatCannotBeAreStartedAnew() throws IOException, InterruptedException {
        for (String impossible : List.of("0:999999,1:0", "7:0", "nonsense", "0:0")) {
            try (Following page = Browser.of(rig, "operator").follow(impossible)) {
                Following.Event hello = page.next("hello");
                assertThat(hello.data().path("reset").asBoolean())
                        .as(impossible)
                        .isTrue();
                assertThat(hello.id()).as(impossible).isEmpty();
            }
        }
    }

    @Test
    void anotherDesksAlertsAreNotTold() throws IOException, InterruptedException {
        rig.publish(Samples.alert(20, Instant.now()).build());
        rig.publish(Samples.alert(21, Instant.now())
                .setVisibleTo(List.of("city", "north"))
                .build());
        Browser north = Browser.of(rig, "north");
        try (Following page = north.follow(null)) {
            assertThat(page.next("alert").alertId()).isEqualTo(Samples.id(21));
            rig.publish(Samples.alert(22, Instant.now()).build());
            rig.publish(Samples.alert(23, Instant.now())
                    .setDesk("north")
                    .setVisibleTo(List.of())
                    .build());
            assertThat(page.next("alert").alertId()).isEqualTo(Samples.id(23));
        }
        assertThat(north.get("/api/alerts/" + Samples.id(22)).status()).isEqualTo(404);
        assertThat(north.get("/api/alerts/" + Samples.id(22) + "/evidence?purpose=review")
                        .status())
                .isEqualTo(404);
        assertThat(north.get("/api/alerts?q=" + Samples.id(22).substring(0, 60))
                        .json()
                        .path("alerts"))
                .noneMatch(alert -> alert.path("id").asText().equals(Samples.id(22)));
    }

    @Test
    void twoPeopleOnOneAlertSeeEachOther() throws IOException, InterruptedException {
        rig.publish(Samples.alert(30, Instant.now()).build());
        Browser operator = Browser.of(rig, "operator");
        Browser second = Browser.of(rig, "second");
        try (Following page = operator.follow(null)) {
            page.next("caught-up");
            operator.post("/api/alerts/" + Samples.id(30) + "/presence", "{\"viewing\":true}");
            second.post("/api/alerts/" + Samples.id(30) + "/presence", "{\"viewing\":true}");
            Following.Event both = page.next(event -> event.name().equals("presence")
                    && event.data().path("viewers").size() == 2);
            assertThat(both.data().path("viewers"))
                    .extracting(each -> each.asText())
                    .containsExactly("operator", "second");
        }
        assertThat(second.get("/api/alerts/" + Samples.id(30)).json().path("viewers"))
                .hasSize(2);
    }

    @Test
    void aPageWhoseSessionEndsIsLetGo() throws IOException, InterruptedException {
        Browser operator = Browser.of(rig, "operator");
        try (Following page = operator.follow(null)) {
            page.next("caught-up");
            operator.delete("/api/session");
            assertThat(page.awaitEnd()).isTrue();
        }
    }
}
