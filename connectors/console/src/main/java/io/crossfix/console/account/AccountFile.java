package io.crossfix.console.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/** The file that accounts are kept in: JSON, readable by its owner only, replaced as a whole or not at all. */
final class AccountFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    AccountFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    private record Content(int version, List<Account> accounts) {}

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws IllegalStateException when it cannot be read or is no such file; names the file, never its content */
    List<Account> read() {
        try {
            return JSON.readValue(file.toFile(), Content.class).accounts();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the account file " + file + " is no account file: line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the account file " + file + " cannot be read", e);
        }
    }

    void write(List<Account> accounts) {
        try {
            Path directory = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path fresh = Files.createTempFile(directory, "accounts", ".new", ownerOnly(directory));
            try {
                fill(fresh, JSON.writeValueAsBytes(new Content(1, accounts)));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the account file " + file + " cannot be written", e);
        }
    }

    private static void fill(Path fresh, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
