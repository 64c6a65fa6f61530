package io.crossfix.console.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page's own files, out of the jar. A view's address serves the page, so that a link can be sent. */
final class PageFiles {

    private static final String ROOT = "/io/crossfix/console/page/";
    private static final Pattern FILE = Pattern.compile("(?:[a-zA-Z0-9_-]+/){0,6}[a-zA-Z0-9_-]+(?:\\.[a-zA-Z0-9_-]+)+");
    private static final Pattern VIEW = Pattern.compile(
            "(?:queue|alert|history|handover|suppressions|rules|risk|health|reports|accounts|sign-in)(?:/[A-Za-z0-9._-]{1,100})?");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("pbf", "application/x-protobuf"));

    // Only files that exist come in, so there are as many as the jar has.
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(byte[] bytes, String type, String tag) {}

    void serve(Context context) throws IOException {
        String name = context.path().substring(1);
        String wanted = name.isEmpty() || VIEW.matcher(name).matches() ? "index.html" : name;
        Kept file = find(wanted).orElseThrow(() -> HttpRefusal.notFound("page"));
        // Asked for again each time, and sent only when it has changed.
        context.header("Cache-Control", "no-cache").header("ETag", file.tag());
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(file.type()).result(file.bytes());
        }
    }

    private Optional<Kept> find(String name) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        Kept known = kept.get(name);
        return known != null ? Optional.of(known) : Optional.ofNullable(load(name, type));
    }

    private @Nullable Kept load(String name, String type) throws IOException {
        URL resource = PageFiles.class.getResource(ROOT + name);
        if (resource == null) {
            return null;
        }
        try (InputStream in = resource.openStream()) {
            byte[] bytes = in.readAllBytes();
            Kept file = new Kept(bytes, type, tag(bytes));
            kept.put(name, file);
            return file;
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
