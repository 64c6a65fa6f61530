package io.crossfix.console.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Argon2id hashes of passwords (RFC 9106), 19 MiB and two passes each; at most two are reckoned at a time. */
final class PasswordHash {

    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int PATIENCE_SECONDS = 5;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);

    // Each takes 19 MiB while it lasts: a crowd at the door must not cost the heap.
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    // What an unknown account's password is compared with, so that the answer takes as long as any other.
    private static final String OF_NOBODY = of("nobody has this password");

    private PasswordHash() {}

    static String of(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    /** Whether this is the password; takes equally long when there is no hash to compare with. */
    static boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? OF_NOBODY : hash;
        boolean equal =
                inTurn(() -> Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared)));
        return equal && hash != null;
    }

    private static <T> T inTurn(Supplier<T> work) {
        try {
            if (!AT_ONCE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TooBusy("too many people sign in at once; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the console is stopping");
        }
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
