package io.crossfix.console.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.console.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    @TempDir
    private Path directory = Path.of("");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-27T03:00:00Z"));

    private Accounts open() {
        return Accounts.open(directory.resolve("accounts.json"));
    }

    @Test
    void theFirstStartTellsAOneTimePasswordOnce() {
        Accounts accounts = open();
        String password = accounts.takeFirstPassword().orElseThrow();
        assertThat(accounts.takeFirstPassword()).isEmpty();
        assertThat(accounts.authenticate(Accounts.FIRST, password))
                .hasValueSatisfying(
                        account -> assertThat(account.mustChangePassword()).isTrue());
        assertThat(open().takeFirstPassword()).isEmpty();
        assertThat(open().authenticate(Accounts.FIRST, password)).isPresent();
    }

    @Test
    void theFileIsTheOwnersAndHoldsNoPassword() throws IOException {
        Accounts accounts = open();
        String first = accounts.takeFirstPassword().orElseThrow();
        String eva = accounts.create("eva", new Accounts.Profile("Eva", Set.of(Role.VIEWER), Set.of("city")));
        Path file = directory.resolve("accounts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains("$argon2id$")
                .doesNotContain(first)
                .doesNotContain(eva);
        assertThat(directory.toFile().list()).containsExactly("accounts.json");
    }

    @Test
    void aNewPasswordMustBeNewAndLong() {
        Accounts accounts = open();
        String first = accounts.takeFirstPassword().orElseThrow();
        assertThatThrownBy(() -> accounts.changePassword(Accounts.FIRST, first, "short"))
                .hasMessageContaining("12")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> accounts.changePassword(Accounts.FIRST, first, first))
                .hasMessageContaining("old");
        assertThat(accounts.changePassword(Accounts.FIRST, "wrong", "long enough for this"))
                .isFalse();
        assertThat(accounts.changePassword(Accounts.FIRST, first, "long enough for this"))
                .isTrue();
        assertThat(accounts.authenticate(Accounts.FIRST, first)).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        Accounts accounts = open();
        Accounts.Profile viewer = new Accounts.Profile("No more", Set.of(Role.VIEWER), Set.of("*"));
        assertThatThrownBy(() -> accounts.change(Accounts.FIRST, viewer, false)).hasMessageContaining("administrator");
    }

    @Test
    void guessingIsSlowedDownMoreAndMore() {
        Lockout lockout = new Lockout(clock, 5);
        for (int guess = 0; guess < 4; guess++) {
            lockout.failed("eva");
        }
        assertThat(lockout.wait("eva")).isZero();
        lockout.failed("eva");
        assertThat(lockout.wait("eva")).isEqualTo(Duration.ofSeconds(5));
        clock.pass(Duration.ofSeconds(5));
        assertThat(lockout.wait("eva")).isZero();
        lockout.failed("eva");
        assertThat(lockout.wait("eva")).isEqualTo(Duration.ofSeconds(10));
        assertThat(lockout.wait("ada")).isZero();
        lockout.succeeded("eva");
        assertThat(lockout.wait("eva")).isZero();
    }

    @Test
    void aSessionEndsWhenIdleAndInAnyCase() {
        Accounts accounts = open();
        Sessions sessions = new Sessions(accounts, clock, Duration.ofMinutes(30), Duration.ofHours(2));
        Account first = accounts.find(Accounts.FIRST).orElseThrow();
        String id = sessions.open(first, "password");
        assertThat(id).hasSize(43);
        for (int look = 0; look < 5; look++) {
            clock.pass(Duration.ofMinutes(20));
            assertThat(sessions.find(id)).isPresent();
        }
        clock.pass(Duration.ofMinutes(20));
        assertThat(sessions.find(id)).isEmpty();
        String idle = sessions.open(first, "password");
        clock.pass(Duration.ofMinutes(20));
        assertThat(sessions.isOpen(idle, first)).isTrue();
        clock.pass(Duration.ofMinutes(11));
        assertThat(sessions.find(idle)).isEmpty();
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        Accounts accounts = open();
        accounts.create("eva", new Accounts.Profile("Eva", Set.of(Role.VIEWER), Set.of("city")));
        Sessions sessions = new Sessions(accounts, clock, Duration.ofMinutes(30), Duration.ofHours(2));
        String id = sessions.open(accounts.find("eva").orElseThrow(), "password");
        accounts.change("eva", new Accounts.Profile("Eva", Set.of(Role.VIEWER), Set.of("city")), true);
        assertThat(sessions.find(id)).isEmpty();
    }
}
