package io.crossfix.outlook.route;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of positions: GeoJSON when it begins with a brace, else CSV. */
public final class RouteFile {

    /** Longest file that is read, bytes. */
    static final long MAX_BYTES = 4 * 1024 * 1024;

    private static final int FEWEST = 2;
    private static final int MOST = 100_000;
    private static final int MAX_METRES = 1_000_000;

    private RouteFile() {}

    /**
     * Reads a route.
     *
     * @throws InvalidDocument with every fault, its line and the value; also when the file cannot be read, or holds fewer than
     *     2 or more than 100,000 positions, or is longer than 1,000 km
     */
    public static List<Waypoint> read(Path file) throws InvalidDocument {
        String source = file.toString();
        return read(text(file), source);
    }

    /**
     * Reads the text of a route.
     *
     * @param source where it came from, for messages
     * @throws InvalidDocument with every fault
     */
    static List<Waypoint> read(String text, String source) throws InvalidDocument {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<Waypoint> way =
                body.stripLeading().startsWith("{") ? GeoJsonRoute.read(body, source) : CsvRoute.read(body, source);
        if (way.size() < FEWEST || way.size() > MOST) {
            throw fault(source, "holds " + way.size() + " positions; a route has " + FEWEST + " to " + MOST);
        }
        double metres = Route.metres(way);
        if (metres > MAX_METRES) {
            throw fault(
                    source,
                    "is " + Math.round(metres / 1e3) + " km long, at most " + MAX_METRES / 1_000 + " km are looked at");
        }
        return way;
    }

    private static String text(Path file) throws InvalidDocument {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw fault(file.toString(), "there is no such readable file");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw fault(file.toString(), "has " + Files.size(file) + " bytes, at most " + MAX_BYTES + " are read");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw fault(file.toString(), "is not UTF-8");
        } catch (IOException e) {
            throw fault(file.toString(), "cannot be read: " + e);
        }
    }

    private static InvalidDocument fault(String source, String message) {
        return new InvalidDocument(List.of(new Fault(source, 0, 0, message)));
    }

    /** What is wrong with a latitude or longitude; null when nothing is. */
    static @Nullable String wrong(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90)) {
            return "latitude must be within [-90, 90], was " + latitude;
        }
        return Math.abs(longitude) <= 180 ? null : "longitude must be within [-180, 180], was " + longitude;
    }
}
