package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.browser.Cable;
import io.crossfix.console.browser.Chromium;
import io.crossfix.console.browser.ConsolePage;
import io.crossfix.console.browser.NeedsChromium;
import io.crossfix.record.Alert;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** An operator's night, by keyboard, in a real browser against the real server. */
@NeedsChromium
class PageTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    @TempDir
    private static Path directory;

    private static ConsoleRig rig;
    private static SmallEngine engine;

    private Chromium chromium;
    private ConsolePage page;

    @BeforeAll
    static void start() {
        rig = ConsoleRig.start(directory);
        engine = rig.engine();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void signIn() {
        chromium = Chromium.open();
        page = new ConsolePage(chromium, rig.console().address()).signIn("operator", ConsoleRig.PASSWORD);
    }

    @AfterEach
    void close() {
        // What a test leaves open would be in the way of the next one.
        engine.expireAll();
        chromium.close();
    }

    @Test
    void aNewAlertAppearsByItselfIsAnnouncedAndCountedInTheTitle() {
        page.waitForTitle("Crossfix");

        Alert alert = raise(Severity.SEVERE);

        page.waitForRow(alert.getAlertId());
        page.waitForTitle("(1) Crossfix");
        page.waitForText("[role=status]", "New, severe: " + alert.getReason());
    }

    @Test
    void anAlertIsConfirmedByKeyboardAloneWithWhatWasSeen() {
        Alert alert = raise(Severity.EXTREME);

        page.openByKeys(alert.getAlertId()).press("c");
        page.waitFor(By.cssSelector("dialog[open]"));
        page.press("1", Keys.ENTER);

        page.waitForText("[role=status]", "Confirmed").waitUntilGone(alert.getAlertId());
        Review review = onlyReviewOf(alert);
        assertThat(review.getAction()).isEqualTo(ReviewAction.CONFIRM);
        assertThat(review.getReviewer()).isEqualTo("operator");
        assertThat(review.getReason()).isNotBlank();
        assertThat(review.getSeenRevision()).isEqualTo(1);
        assertThat(review.getSeenHash()).isEqualTo(alert.getContentHash());
    }

    @Test
    void aDismissalCanBeCancelledAndIsSentOnlyWithAReason() {
        Alert alert = raise(Severity.MODERATE);

        page.openByKeys(alert.getAlertId()).press("d");
        page.waitFor(By.cssSelector("dialog[open]"));
        page.press(Keys.ENTER, Keys.ESCAPE);
        page.waitUntilNone(By.cssSelector("dialog"));
        assertThat(reviewsOf(alert)).isEmpty();

        page.press("d");
        page.waitFor(By.cssSelector("dialog[open]"));
        page.press("2", Keys.ENTER);

        page.waitUntilGone(alert.getAlertId());
        assertThat(onlyReviewOf(alert).getAction()).isEqualTo(ReviewAction.DISMISS);
    }

    @Test
    void whoeverAcknowledgesIsNamedInTheQueue() {
        Alert alert = raise(Severity.SEVERE);

        page.openByKeys(alert.getAlertId()).press("a");

        page.waitForStatus(alert.getAlertId(), "ACKNOWLEDGED").waitForText(".row", "operator has it");
    }

    @Test
    void aStaleDecisionIsRefusedShowsWhatChangedAndIsAskedAnew() {
        Alert seen = raise(Severity.MODERATE);
        page.openByKeys(seen.getAlertId()).press("d");
        page.waitFor(By.cssSelector("dialog[open]"));
        page.press("1");

        Alert changed = Alert.newBuilder(seen)
                .setRevision(2)
                .setContentHash(seen.getContentHash().replace('0', 'f'))
                .setSeverity(Severity.EXTREME)
                .setScore(0.95)
                .setRules(List.of("shots-called-in@1.0", "volleys-called-in@1.0"))
                .build();
        engine.say(changed);
        page.waitForText("dialog", "changed since you opened");
        page.press(Keys.ENTER);

        page.waitForText("dialog", "It changed while you decided")
                .waitForText(".changes", "Moderate → Extreme")
                .waitForText(".changes", "73 % → 95 %")
                .waitForText(".changes", "volleys-called-in@1.0");
        assertThat(applied(seen)).isEmpty();

        page.press(Keys.ENTER);
        page.waitForText("dialog", "Dismiss – why?");
        page.press("1", Keys.ENTER);

        page.waitUntilGone(seen.getAlertId());
        assertThat(applied(seen)).singleElement().satisfies(review -> {
            assertThat(review.getSeenRevision()).isEqualTo(2);
            assertThat(review.getSeenHash()).isEqualTo(changed.getContentHash());
        });
    }

    @Test
    void aCutConnectionIsShownAndOnlyWhatWasMissedComesAfterIt() throws IOException {
        Alert before = raise(Severity.SEVERE);
        try (Cable cable = new Cable(rig.console().address());
                Chromium far = Chromium.open()) {
            ConsolePage distant = new ConsolePage(far, cable.address()).signIn("second", ConsoleRig.PASSWORD);
            distant.waitForRow(before.getAlertId());

            cable.cut();
            distant.waitForText(".lost-banner", "Connection to the server lost");
            Alert meanwhile = raise(Severity.EXTREME);
            cable.mend();

            distant.waitForText("[role=status]", "New, extreme").waitForRow(meanwhile.getAlertId());
            distant.untilLive().waitForRow(before.getAlertId());
        }
    }

    @Test
    void aRestartOfTheServerIsShownAndNothingIsMissed() {
        Alert before = raise(Severity.SEVERE);
        page.waitForRow(before.getAlertId());
        chromium.driver().executeScript("window.sameDocument = true");

        Alert meanwhile = rig.restartConsole(() -> {
            page.waitForText(".lost-banner", "Connection to the server lost");
            return raise(Severity.EXTREME);
        });

        page.untilBack("operator", ConsoleRig.PASSWORD);
        page.waitForRow(meanwhile.getAlertId());
        page.waitForRow(before.getAlertId());
        Alert after = raise(Severity.SEVERE);
        page.waitForRow(after.getAlertId());
        assertThat(chromium.driver().executeScript("return window.sameDocument"))
                .as("caught up without a reload")
                .isEqualTo(true);
    }

    @Test
    void twoOperatorsOnTheSameAlertSeeEachOther() {
        Alert alert = raise(Severity.SEVERE);
        page.openByKeys(alert.getAlertId());

        try (Chromium other = Chromium.open()) {
            ConsolePage theirs = new ConsolePage(other, rig.console().address()).signIn("second", ConsoleRig.PASSWORD);
            theirs.openByKeys(alert.getAlertId());

            page.waitForText(".row .viewers", "second");
            theirs.waitForText(".row .viewers", "operator");
        }
    }

    private Alert raise(Severity severity) {
        Alert alert = Samples.alert(NUMBERS.incrementAndGet(), Instant.now())
                .setSeverity(severity)
                .build();
        engine.say(alert);
        return alert;
    }

    private Review onlyReviewOf(Alert alert) {
        assertThat(reviewsOf(alert)).hasSize(1);
        return reviewsOf(alert).get(0);
    }

    private static List<Review> reviewsOf(Alert alert) {
        return engine.reviewsOf(alert.getAlertId());
    }

    private static List<Review> applied(Alert alert) {
        return engine.appliedTo(alert.getAlertId());
    }
}
