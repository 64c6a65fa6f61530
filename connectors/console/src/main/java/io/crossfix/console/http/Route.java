package io.crossfix.console.http;

import java.util.Set;

/**
 * One line of the interface.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with its variables in braces
 * @param needs what it needs of whoever asks
 * @param queries the query parameters that it knows
 * @param hasBody whether it takes a JSON object
 * @param handling what it does
 */
public record Route(String method, String path, Needs needs, Set<String> queries, boolean hasBody, Handling handling) {

    /** What a route does. */
    @FunctionalInterface
    public interface Handling {
        /** The answer; an exception becomes one. */
        Answer answer(Call call) throws Exception;
    }

    static Route get(String path, Needs needs, Set<String> queries, Handling handling) {
        return new Route("GET", path, needs, queries, false, handling);
    }

    static Route get(String path, Needs needs, Handling handling) {
        return get(path, needs, Set.of(), handling);
    }

    static Route post(String path, Needs needs, Handling handling) {
        return new Route("POST", path, needs, Set.of(), true, handling);
    }

    /** A POST that says everything by its path. */
    static Route act(String path, Needs needs, Handling handling) {
        return new Route("POST", path, needs, Set.of(), false, handling);
    }

    static Route put(String path, Needs needs, Handling handling) {
        return new Route("PUT", path, needs, Set.of(), true, handling);
    }

    static Route delete(String path, Needs needs, Handling handling) {
        return new Route("DELETE", path, needs, Set.of(), false, handling);
    }

    /** Whether it changes something, and so needs the word against forgery. */
    public boolean changes() {
        return !method.equals("GET");
    }
}
