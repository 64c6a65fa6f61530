package io.crossfix.console;

import io.crossfix.console.browser.ConsolePage;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * One view of the page: its name, its address, what tells that it is drawn, and the keys that lead on from there.
 *
 * @param drawn selects something that stands only on a complete view
 */
record View(String name, String address, String drawn, List<CharSequence> keys) {

    /** All of them, the dialogs last. */
    static List<View> of(StandInCity city) {
        return List.of(
                view("queue", "#/queue", ".welcome"),
                view("alert", "#/alert/" + city.worst(), ".evidence li"),
                view("blind", "#/alert/" + city.blind(), ".blind-note"),
                view("decided", "#/alert/" + city.decided(), ".purpose"),
                view("history", "#/history", ".history tbody tr"),
                view("handover", "#/handover", ".part tbody tr"),
                view("load", "#/load", ".chart canvas"),
                view("suppressions", "#/suppressions", ".suppression"),
                view("rules", "#/rules", ".view-body table"),
                view("rule", "#/rules/shots-called-in", ".rule-pane pre"),
                view("risk", "#/risk", ".risk-side table"),
                view("forecast", "#/risk?clock=forecast&hours=48", ".risk-side table"),
                view("health", "#/health", ".view-body table"),
                view("reports", "#/reports", ".report-list, .view-body .nothing"),
                view("accounts", "#/accounts", ".accounts tbody tr"),
                view("password", "#/password", ".door form"),
                new View("dismiss", "#/alert/" + city.worst(), ".evidence li", List.of("d")),
                new View("help", "#/queue", ".welcome", List.of("?")));
    }

    private static View view(String name, String address, String drawn) {
        return new View(name, address, drawn, List.of());
    }

    /** Goes there and waits until it is drawn. */
    void show(ConsolePage page) {
        page.press(Keys.ESCAPE).waitUntilNone(By.cssSelector("dialog")).show(address);
        page.waitFor(By.cssSelector(drawn));
        for (CharSequence key : keys) {
            page.press(key).waitFor(By.cssSelector("dialog[open]"));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
