package io.crossfix.outlets.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine, which can be told what to answer, and can be away. */
final class Receiver implements AutoCloseable {

    /** What came, and what was answered. */
    record Got(String identifier, String body, int answer, Map<String, String> headers, long atNanos) {}

    /** What to answer: a status, and how long to be left alone (seconds, 0 for nothing said). */
    record Reply(int status, int retryAfter) {
        static final Reply OK = new Reply(200, 0);
    }

    /** Decides on an answer; by the threads of the server. */
    interface Mood {
        Reply answer(String identifier, String body) throws InterruptedException;
    }

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Mood mood = (identifier, body) -> Reply.OK;
    private volatile HttpServer server;
    private final int port;

    Receiver() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        listening.createContext("/", this::handle);
        listening.setExecutor(threads);
        listening.start();
        return listening;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/alerts");
    }

    void mood(Mood next) {
        mood = next;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    /** Everything that came, in order, refused or not. */
    List<Got> got() {
        return List.copyOf(got);
    }

    /** The bodies that were taken, in order. */
    List<String> taken() {
        return got.stream().filter(each -> each.answer() == 200).map(Got::body).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String identifier =
                    exchange.getRequestHeaders().getFirst("Idempotency-Key").replace("\"", "");
            Reply reply = mood.answer(identifier, body);
            if (reply.retryAfter() > 0) {
                exchange.getResponseHeaders().add("Retry-After", Integer.toString(reply.retryAfter()));
            }
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            got.add(new Got(identifier, body, reply.status(), headers, System.nanoTime()));
            exchange.sendResponseHeaders(reply.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
