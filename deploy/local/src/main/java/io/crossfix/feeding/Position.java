package io.crossfix.feeding;

import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How far a feed has been published, kept in a file of its own. */
final class Position {

    private final Path file;

    Position(Path directory, Feed feed) {
        this.file = directory.resolve(feed.identity());
    }

    /** The kept position; 0 when there is none. */
    long kept() {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            throw new CommandFailed(
                    "the feed's position in " + file + " cannot be read: " + e.getMessage()
                            + "; delete the file to begin anew",
                    e);
        }
    }

    /** Keeps a position; a kill leaves the old one or the new one, never half of it. */
    void keep(long position) {
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), position + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed("the feed's position cannot be kept in " + file + ": " + e.getMessage(), e);
        }
    }
}
