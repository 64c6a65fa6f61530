package io.crossfix.console.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a screen, in a directory of its own, and nothing of the outside world. */
public final class Chromium implements AutoCloseable {

    /** The smallest screen of a desk, pixels. */
    public static final Dimension DESK = new Dimension(1366, 768);

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final String DRIVER = "/usr/bin/chromedriver";
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            // The map is drawn by WebGL; without a graphics card, in software.
            "--use-gl=angle",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader");

    private final Path profile;
    private final ChromeDriver driver;

    private Chromium(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /** Whether browser and driver are there. */
    public static boolean installed() {
        return browser().isPresent() && Files.isExecutable(Path.of(DRIVER));
    }

    /** Whether the build must not go on without a browser: where it runs by itself. */
    public static boolean required() {
        return System.getenv("CI") != null;
    }

    /** Starts it with the screen of a desk. */
    public static Chromium open() {
        try {
            Path profile = Files.createTempDirectory("crossfix-chromium");
            ChromeDriver driver = new ChromeDriver(service(), options(profile));
            Chromium chromium = new Chromium(profile, driver);
            chromium.screen(DESK);
            return chromium;
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the browser's profile", e);
        }
    }

    /** What WebDriver can do with it. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Makes the page exactly so large. */
    public void screen(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the page complained of since the last time. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // The browser is still letting go of its files; the system empties its directory for such things.
            profile.toFile().deleteOnExit();
        }
    }

    private static Optional<String> browser() {
        return BROWSERS.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    private static ChromeDriverService service() {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER))
                .build();
    }

    private static ChromeOptions options(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow(() -> new IllegalStateException("none of " + BROWSERS + " is here")));
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }
}
