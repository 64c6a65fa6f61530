package io.crossfix.bench.engine;

import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ports of 127.0.0.1 that are free now, each given out once by this process. They lie below those that Linux gives to outgoing
 * connections (from 32768), one of which would take a port between now and the start of whom it is for.
 */
public final class FreePorts {

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    /** Rigs of other processes begin elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));

    private FreePorts() {}

    /**
     * So many of them.
     *
     * @throws CommandFailed when there are not enough
     */
    public static List<Integer> some(int count) {
        List<Integer> ports = Stream.generate(FreePorts::next)
                .limit(HIGHEST - LOWEST)
                .filter(FreePorts::isFree)
                .limit(count)
                .toList();
        if (ports.size() < count) {
            throw new CommandFailed("no free port of 127.0.0.1 from " + LOWEST + " to " + (HIGHEST - 1));
        }
        return ports;
    }

    private static int next() {
        return NEXT.getAndUpdate(port -> port + 1 < HIGHEST ? port + 1 : LOWEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
