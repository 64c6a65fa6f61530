package io.crossfix.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read or write: mode 0600. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> GRANTED = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Makes one; at no moment may others read it.
     *
     * @throws IOException when it is there already, or cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(GRANTED));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /**
     * Looks whether a file is one.
     *
     * @throws CommandFailed when others may use it
     */
    public static void demand(Path file) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (!GRANTED.containsAll(granted)) {
            throw new CommandFailed("others than its owner may use " + file + " ("
                    + PosixFilePermissions.toString(granted) + "); chmod 600 it, or take a new key");
        }
    }
}
