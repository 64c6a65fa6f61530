package io.crossfix.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random secret that is made once and kept in a file which only its owner may read. */
final class KeptSecret {

    private static final int BYTES = 32;

    private KeptSecret() {}

    /** The file, made with a fresh secret if it does not exist. */
    static Path in(Path file) {
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    private static void make(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CommandFailed("a token key cannot be kept in " + file + ": " + e.getMessage(), e);
        }
    }
}
