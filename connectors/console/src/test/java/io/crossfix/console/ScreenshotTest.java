package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.browser.Chromium;
import io.crossfix.console.browser.ConsolePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Draws every view into {@code docs/screenshots}, dark and light; only when asked to: {@code -Dcrossfix.screenshots=true}. */
@EnabledIfSystemProperty(named = "crossfix.screenshots", matches = "true")
class ScreenshotTest {

    private static final Path PICTURES = Path.of("docs", "screenshots");
    private static final int QUALITY = 72;
    private static final long DRAWN_MILLIS = 2_500;

    @TempDir
    private Path directory;

    @Test
    void everyView() throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        try (ConsoleRig rig = ConsoleRig.start(directory, StandInCity.ports());
                Chromium chromium = Chromium.open()) {
            StandInCity city = StandInCity.on(rig);
            chromium.driver().get(rig.console().address().toString());
            picture(chromium, "sign-in-dark");
            ConsolePage page = new ConsolePage(chromium, rig.console().address()).signIn("admin", ConsoleRig.PASSWORD);
            page.waitFor(By.cssSelector(".row"));
            for (String theme : new String[] {"dark", "light"}) {
                page.theme(theme);
                for (View view : View.of(city)) {
                    view.show(page);
                    // Symbols and hexagons are drawn by a worker that does not say when it is done.
                    Thread.sleep(DRAWN_MILLIS);
                    picture(chromium, view.name() + "-" + theme);
                }
                page.press(org.openqa.selenium.Keys.ESCAPE);
            }
        }
        assertThat(PICTURES).isNotEmptyDirectory();
    }

    private static void picture(Chromium chromium, String name) throws IOException {
        chromium.driver().executeScript("document.querySelector('dialog') ?? document.activeElement.blur()");
        Map<String, Object> shot = chromium.driver()
                .executeCdpCommand("Page.captureScreenshot", Map.of("format", "jpeg", "quality", QUALITY));
        Files.write(PICTURES.resolve(name + ".jpg"), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }
}
