package io.crossfix.audit;

import io.crossfix.audit.Auditor.Passed;
import io.crossfix.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An auditor on a thread of its own: signs once a minute what is new, and once more when it is closed. It holds up neither the start
 * nor the end of the process, and whatever goes wrong with it is said once and ends nothing.
 */
public final class BackgroundAuditor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundAuditor.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LAST_PASS_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_SAID = 100;

    private final KafkaSettings settings;
    private final Path keys;
    private final Consumer<String> screen;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<String> said = new HashSet<>();
    private @Nullable Auditor auditor;
    private final Thread thread = new Thread(this::run, "auditor");

    private BackgroundAuditor(KafkaSettings settings, Path keys, Consumer<String> screen) {
        this.settings = settings;
        this.keys = keys;
        this.screen = screen;
    }

    /**
     * Starts it; the first pass is a minute away.
     *
     * @param keys directory of the key to sign with, made when there is none
     * @param screen where findings and failures are said
     */
    public static BackgroundAuditor start(KafkaSettings settings, Path keys, Consumer<String> screen) {
        BackgroundAuditor auditor = new BackgroundAuditor(settings, keys, screen);
        auditor.thread.setDaemon(true);
        auditor.thread.start();
        return auditor;
    }

    private void run() {
        boolean goingOn = true;
        while (goingOn) {
            goingOn = !isStopped();
            pass();
        }
        forget();
    }

    private void pass() {
        try {
            tell(auditor().pass(false));
        } catch (RuntimeException e) {
            LOG.warn("the audit trail was not signed", e);
            say("the audit trail was not signed: " + e.getMessage());
            forget(); // The next pass begins anew.
        }
    }

    private void tell(Passed passed) {
        passed.findings().forEach(finding -> say("the audit trail is not signed any further, " + finding.text()));
        passed.ignored().forEach(finding -> say("left aside, " + finding.text()));
    }

    private void say(String line) {
        if (said.size() < MOST_SAID && said.add(line)) {
            screen.accept("audit: " + line);
        }
    }

    private Auditor auditor() {
        Auditor present = auditor;
        if (present == null) {
            SigningKey key = SigningKey.in(keys);
            present = new Auditor(settings, key, KnownKeys.in(List.of(keys)), null, Clock.systemUTC());
            auditor = present;
        }
        return present;
    }

    private void forget() {
        if (auditor != null) {
            auditor.close();
            auditor = null;
        }
    }

    private boolean isStopped() {
        try {
            return stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Lets it sign what is new, for at most 5 s. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(LAST_PASS_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("the last pass over the audit trail takes more than {}; left to the next start", LAST_PASS_WITHIN);
            thread.interrupt();
        }
    }
}
