package io.crossfix.audit.evidence;

import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An export as one zip file, readable by its owner only: it names the people who answered. */
final class EvidenceArchive {

    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_BYTES = 1L << 30;

    private EvidenceArchive() {}

    /** @throws CommandFailed when there is such a file already */
    static void demandNew(Path target) {
        if (Files.exists(target)) {
            throw new CommandFailed(target + " is there already; an export replaces nothing");
        }
    }

    /** @throws CommandFailed when there is such a file already, or it cannot be written */
    static void write(Map<String, byte[]> files, Path target) {
        try {
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(target);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new CommandFailed("the export cannot be written to " + target + ": " + e, e);
        }
    }

    /** @throws CommandFailed when it is no such archive, or larger than an export can be */
    static Map<String, byte[]> read(Path archive) {
        Map<String, byte[]> files = new TreeMap<>();
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] content = content(zip, entry, left);
                left -= content.length;
                if (files.size() >= MOST_ENTRIES || files.put(entry.getName(), content) != null) {
                    throw new CommandFailed(archive + " has too many files, or two of the same name");
                }
            }
        } catch (IOException e) {
            throw new CommandFailed("no export can be read from " + archive + ": " + e.getMessage(), e);
        }
        return files;
    }

    private static byte[] content(ZipFile zip, ZipEntry entry, long most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 16));
            if (in.read() >= 0) {
                throw new CommandFailed("the files of an export have at most 1 GiB in all, these have more");
            }
            return content;
        }
    }
}
