package io.crossfix.doctor;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code up} needs of this machine. */
public final class MachineChecks {

    private static final int OLDEST_JAVA = 17;
    private static final long LEAST_DISK_BYTES = 2L << 30;

    private MachineChecks() {}

    /** All of them. */
    public static List<Finding> of(Path data, int port) {
        return List.of(java(Runtime.version().feature()), directory(data), disk(data), port(port));
    }

    static Finding java(int version) {
        return Finding.of(version >= OLDEST_JAVA, "Java", "is " + version + ", " + OLDEST_JAVA + " or later is needed");
    }

    static Finding directory(Path data) {
        String subject = "data directory " + data;
        try (DataDirectory taken = DataDirectory.take(data)) {
            return Finding.of(Files.isWritable(data), subject, "can be written and is free");
        } catch (CommandFailed e) {
            return Finding.bad(subject, String.valueOf(e.getMessage()));
        }
    }

    static Finding disk(Path data) {
        try {
            long free = Files.getFileStore(nearestExisting(data)).getUsableSpace();
            String detail =
                    String.format("%.1f GB free, %.1f GB are wanted", gigabytes(free), gigabytes(LEAST_DISK_BYTES));
            return Finding.of(free >= LEAST_DISK_BYTES, "disk", detail);
        } catch (IOException e) {
            return Finding.bad("disk", "free space is unknown: " + e.getMessage());
        }
    }

    private static Path nearestExisting(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static double gigabytes(long bytes) {
        return bytes / 1e9;
    }

    static Finding port(int port) {
        String subject = "port " + port + " on 127.0.0.1";
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return Finding.good(subject, "is free");
        } catch (IOException e) {
            return Finding.bad(subject, "is occupied; stop what listens there or choose another with --port");
        }
    }
}
