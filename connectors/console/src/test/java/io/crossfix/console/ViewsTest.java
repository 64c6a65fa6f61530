package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.browser.Accessibility;
import io.crossfix.console.browser.Chromium;
import io.crossfix.console.browser.ConsolePage;
import io.crossfix.console.browser.NeedsChromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Every view is drawn without a complaint of the browser, and axe finds nothing serious, dark and light. */
@NeedsChromium
class ViewsTest {

    @TempDir
    private static Path directory;

    private static ConsoleRig rig;
    private static StandInCity city;
    private static Chromium chromium;
    private static ConsolePage page;

    @BeforeAll
    static void start() {
        rig = ConsoleRig.start(directory, StandInCity.ports());
        city = StandInCity.on(rig);
        chromium = Chromium.open();
        page = new ConsolePage(chromium, rig.console().address()).signIn("admin", ConsoleRig.PASSWORD);
        page.waitFor(By.cssSelector(".row"));
        // Before the sign-in the browser notes that nobody is signed in.
        assertThat(chromium.errors()).allMatch(error -> error.contains("/api/session") && error.contains("401"));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void everyViewIsDrawnAndCanBeReadByEverybody(String theme) {
        page.theme(theme);
        for (View view : View.of(city)) {
            view.show(page);
            assertThat(chromium.errors())
                    .as("complaints of the browser at %s", view)
                    .isEmpty();
            assertThat(Accessibility.graveFindings(chromium.driver()))
                    .as("serious findings of axe at %s, %s", view, theme)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void theDoorCanBeReadByEverybody(String theme) {
        try (Chromium fresh = Chromium.open()) {
            fresh.driver().get(rig.console().address().toString());
            new ConsolePage(fresh, rig.console().address()).waitFor(By.name("account"));
            fresh.driver().executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
            assertThat(Accessibility.graveFindings(fresh.driver())).isEmpty();
        }
    }
}
