package io.crossfix.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Cuts off connections that complete no request for some time: an idle time alone is kept alive by a byte now and then.
 * As many are watched as the server lets in.
 */
final class SlowSenders implements Connection.Listener {

    private final LongSupplier nanoTime;
    private final long within;
    private final Map<Connection, Long> waiting = new ConcurrentHashMap<>();

    SlowSenders(Duration within, LongSupplier nanoTime) {
        this.within = within.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection)) {
            waiting.put(connection, nanoTime.getAsLong());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        waiting.remove(connection);
    }

    /** Its request is whole: now it waits for us. */
    void served(Connection connection) {
        waiting.remove(connection);
    }

    /** It was answered and may send another. */
    void answered(Connection connection) {
        if (connection.getEndPoint().isOpen()) {
            waiting.put(connection, nanoTime.getAsLong());
        }
    }

    /** Cuts off whoever took too long; gives how many. */
    int cutOff() {
        long now = nanoTime.getAsLong();
        List<Connection> late = waiting.entrySet().stream()
                .filter(each -> now - each.getValue() > within)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(connection -> {
            waiting.remove(connection);
            connection.getEndPoint().close(new TimeoutException("no request in time"));
        });
        return late.size();
    }
}
