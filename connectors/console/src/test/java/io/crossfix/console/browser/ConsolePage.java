package io.crossfix.console.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console as a person uses it: signs in, waits, presses keys, reads the screen. */
public final class ConsolePage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ChromeDriver driver;
    private final URI address;

    /**
     * A page that is not open yet.
     *
     * @param address the console's, with its port
     */
    public ConsolePage(Chromium chromium, URI address) {
        this.driver = chromium.driver();
        this.address = address;
    }

    /** Opens the page, signs in, and waits until the live connection stands. */
    public ConsolePage signIn(String account, String password) {
        driver.get(address.resolve("/").toString());
        enter(account, password);
        return untilLive();
    }

    /** Waits until the page has everything that the server has. */
    public ConsolePage untilLive() {
        until(
                "the connection is live",
                page -> !page.findElements(By.cssSelector(".connection.live, .connection.degraded"))
                        .isEmpty());
        return this;
    }

    /** Waits until a server that was away is there again; signs in once more if it forgot who was signed in. */
    public ConsolePage untilBack(String account, String password) {
        until(
                "the connection is no longer lost",
                page -> page.findElements(By.cssSelector(".lost-banner")).isEmpty());
        if (!driver.findElements(By.name("account")).isEmpty()) {
            enter(account, password);
        }
        return untilLive();
    }

    private void enter(String account, String password) {
        waitFor(By.name("account")).sendKeys(account);
        waitFor(By.name("password")).sendKeys(password, Keys.ENTER);
    }

    /** Goes to an address within the page, such as {@code #/risk?clock=next}. */
    public ConsolePage show(String route) {
        driver.executeScript("location.hash = arguments[0]", route);
        return this;
    }

    /** Dark or light, as a person would switch it. */
    public ConsolePage theme(String theme) {
        press(Keys.ESCAPE).waitUntilNone(By.cssSelector("dialog"));
        if (!theme.equals(driver.executeScript("return document.documentElement.dataset.theme"))) {
            waitFor(By.cssSelector("button[aria-label$=' theme']")).click();
        }
        return this;
    }

    /** Presses keys one after another, wherever the focus is. */
    public ConsolePage press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
        return this;
    }

    /** Moves with j until an alert has the focus, and opens it with Enter. */
    public ConsolePage openByKeys(String alertId) {
        waitForRow(alertId);
        for (int moves = 0; moves < 100 && !alertId.equals(focusedRow()); moves++) {
            String before = focusedRow();
            press("j");
            until("the focus has moved", page -> !focusedRow().equals(before));
        }
        press(Keys.ENTER);
        until(
                "alert " + alertId + " is open with its evidence",
                page -> !page.findElements(By.cssSelector(".row[aria-current][data-id='" + alertId + "']"))
                                .isEmpty()
                        && !page.findElements(By.cssSelector(".evidence")).isEmpty());
        return this;
    }

    private String focusedRow() {
        Object id = driver.executeScript("return document.activeElement?.dataset?.id ?? ''");
        return String.valueOf(id);
    }

    /** Waits for an alert's row in the lane that is shown. */
    public WebElement waitForRow(String alertId) {
        return waitFor(row(alertId));
    }

    /** Waits until an alert's row has left the lane that is shown. */
    public ConsolePage waitUntilGone(String alertId) {
        until(
                "alert " + alertId + " has left the list",
                page -> page.findElements(row(alertId)).isEmpty());
        return this;
    }

    /** Waits until an alert's row says this status. */
    public ConsolePage waitForStatus(String alertId, String status) {
        waitFor(By.cssSelector(".row[data-id='" + alertId + "'][data-status='" + status + "']"));
        return this;
    }

    /** Ids of the alerts of the lane that is shown, from the top. */
    public List<String> listed() {
        return driver.findElements(By.cssSelector(".row")).stream()
                .map(row -> String.valueOf(row.getDomAttribute("data-id")))
                .toList();
    }

    /** Waits for something with these words anywhere within the elements that the selector names. */
    public ConsolePage waitForText(String selector, String words) {
        until(
                "'" + words + "' within " + selector,
                page -> page.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getText().contains(words)));
        return this;
    }

    /** Waits for the first element that the selector names. */
    public WebElement waitFor(By selector) {
        return until(
                "there is " + selector,
                page -> page.findElements(selector).stream().findFirst().orElse(null));
    }

    /** Waits until there is no such element. */
    public ConsolePage waitUntilNone(By selector) {
        until("there is no " + selector, page -> page.findElements(selector).isEmpty());
        return this;
    }

    /** What the browser's tab says. */
    public String title() {
        return driver.getTitle();
    }

    /** Waits until the browser's tab says so. */
    public ConsolePage waitForTitle(String title) {
        until("the title is " + title, page -> title.equals(page.getTitle()));
        return this;
    }

    private static By row(String alertId) {
        return By.cssSelector(".row[data-id='" + alertId + "']");
    }

    private <T> T until(String what, Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE, LOOK_EVERY)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + "; the page shows:\n"
                        + driver.findElement(By.tagName("body")).getText())
                .until(condition);
    }
}
