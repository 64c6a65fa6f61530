package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.GRID;
import static io.crossfix.model.desk.DeskUnderTest.PROMPT;
import static io.crossfix.model.desk.DeskUnderTest.latitude;
import static io.crossfix.model.desk.DeskUnderTest.match;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.model.Place;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two desks meet at a line of latitude; south lies below it, north above. */
class DeskMapTest {

    private static final DeskMap TWO = new DeskMap(
            List.of(
                    new Desk("south", "city", square("south", -20_000, 0)),
                    new Desk("north", "city", square("north", 0, 20_000))),
            300);

    private final DeskUnderTest desk =
            new DeskUnderTest(new DeskBook.Rules(TWO, IncidentSettings.DEFAULT, PROMPT, GRID));

    @Test
    void anIncidentOnTheBorderBelongsToOneDeskAndBothSeeIt() {
        desk.take(match("a", 0, -100));
        Alert alert = desk.take(match("b", 10, 100)).get(0);
        assertThat(alert.getMatchCount()).isEqualTo(2);
        assertThat(alert.getDesk()).isEqualTo("south");
        assertThat(alert.getVisibleTo()).containsExactly("north", "south");
        assertThat(desk.latest()).hasSize(1);
    }

    @Test
    void whoseEarliestAnchorItIsOwnsItWhateverComesFirst() {
        desk.take(match("b", 10, 100));
        desk.take(match("a", 0, -100));
        assertThat(desk.latest().values().stream().filter(alert -> alert.getStatus() == AlertStatus.RAISED))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getDesk()).isEqualTo("south"));
    }

    @Test
    void awayFromTheBorderOnlyTheOwnerSeesIt() {
        assertThat(desk.take(match("far", 0, 301)).get(0).getVisibleTo()).containsExactly("north");
        assertThat(desk.take(match("near", 0, -299)).get(0).getVisibleTo()).containsExactly("north", "south");
    }

    @Test
    void whatLiesInNoAreaBelongsToTheFirstDesk() {
        assertThat(TWO.owner(10, 10).id()).isEqualTo("south");
    }

    @Test
    void twoDesksOfOneNameAreNone() {
        assertThatThrownBy(() -> new DeskMap(List.of(Desk.DEFAULT, Desk.DEFAULT), 300))
                .hasMessage("two desks are called city");
    }

    private static Place square(String name, double southMetres, double northMetres) {
        double south = latitude(southMetres);
        double north = latitude(northMetres);
        return Place.of(name, new double[][][][] {
            {{{-88, south}, {-87, south}, {-87, north}, {-88, north}, {-88, south}}}
        });
    }
}
