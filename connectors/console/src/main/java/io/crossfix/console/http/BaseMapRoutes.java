package io.crossfix.console.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The base map that a deployment brings: a MapLibre style, and beside it the tiles, glyphs and sprites it refers to. */
final class BaseMapRoutes {

    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_ ,-]+/){0,6}[A-Za-z0-9_ ,@-]+(?:\\.[A-Za-z0-9]+){1,2}");

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "pbf", "application/x-protobuf",
            "mvt", "application/vnd.mapbox-vector-tile",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp");

    private final @Nullable Path style;

    BaseMapRoutes(@Nullable Path style) {
        this.style = style == null ? null : style.toAbsolutePath().normalize();
    }

    List<Route> routes() {
        return List.of(Route.get("/base-map/<file>", Needs.VIEWER, this::file));
    }

    private Answer file(Call call) throws IOException {
        String name = call.path("file");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (style == null || type == null || !FILE.matcher(name).matches()) {
            throw HttpRefusal.notFound("part of the base map");
        }
        Path directory = Objects.requireNonNull(style.getParent()).toRealPath();
        Path file = name.equals("style.json") ? style : directory.resolve(name);
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(directory)) {
            throw HttpRefusal.notFound("part of the base map");
        }
        send(call.context(), file, type);
        return Answer.written();
    }

    private static void send(Context context, Path file, String type) throws IOException {
        context.header("Cache-Control", "private, max-age=3600")
                .contentType(type)
                .result(Files.newInputStream(file));
    }
}
