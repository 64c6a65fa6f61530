package io.crossfix.feeds.token;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The secret that tokens are made with. Nothing prints it. */
public final class TokenKey {

    /** Environment variable that may hold the key. */
    public static final String VARIABLE = "CROSSFIX_TOKEN_KEY";

    /** Shortest key that is accepted, in bytes: as long as the hash it feeds (RFC 2104, section 3). */
    public static final int MIN_BYTES = 32;

    private static final int MAX_BYTES = 4096;

    private final byte[] bytes;

    private TokenKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key of a file if one is given, else that of {@value #VARIABLE}, else a random one, which is said.
     *
     * @param env the environment
     * @param err where to say that tokens will not outlive the run
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when the key is too short or too long
     */
    public static TokenKey choose(@Nullable Path file, Map<String, String> env, PrintStream err) throws IOException {
        if (file != null) {
            return of(text(file), file.toString());
        }
        String variable = env.get(VARIABLE);
        return variable == null ? announced(err) : of(variable, VARIABLE);
    }

    /**
     * A key in writing: the bytes of the text, without white space around it.
     *
     * @param place where it stood, for the message
     * @throws IllegalArgumentException when it is too short or too long
     */
    public static TokenKey of(String text, String place) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a token key has " + MIN_BYTES + " to " + MAX_BYTES + " bytes, the one in " + place + " has "
                            + bytes.length + " (one way to make one: openssl rand -hex 32)");
        }
        return new TokenKey(bytes);
    }

    /** A key that nobody has had before and nobody will have again. */
    public static TokenKey random() {
        byte[] bytes = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new TokenKey(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it is the same key; in constant time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TokenKey[secret]";
    }

    private static TokenKey announced(PrintStream err) {
        err.println("No token key given (file or " + VARIABLE + "): plates and callers get tokens under a random key,"
                + " which no other run can match.");
        return random();
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a token key has at most " + MAX_BYTES + " bytes, " + file + " is larger");
        }
        return Files.readString(file);
    }
}
