package io.crossfix.settings;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.Place;
import io.crossfix.rule.PlacesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of the rules in a directory. What is in a text is the job's business. */
public final class StartingRules {

    /** More files than this are not a directory of rules. */
    private static final int MOST = 1_000;

    /** Name of the file of places in a directory of rules. */
    public static final String PLACES = "places.geojson";

    private StartingRules() {}

    /**
     * Every {@code *.yaml} directly in a directory, by name.
     *
     * @param directory null for the shipped rules
     * @throws CommandFailed when there is no such directory, or a file cannot be read
     */
    public static List<String> in(@Nullable Path directory) {
        Path chosen = directory == null ? shipped() : directory;
        try (Stream<Path> files = Files.list(chosen)) {
            List<Path> rules = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST + 1)
                    .toList();
            if (rules.size() > MOST) {
                throw new CommandFailed(chosen + " holds more than " + MOST + " rules");
            }
            return rules.stream().map(StartingRules::text).toList();
        } catch (IOException e) {
            throw new CommandFailed("the rules in " + chosen + " cannot be read: " + e, e);
        }
    }

    /**
     * The places of a directory of rules: {@value #PLACES} in it; none when there is no such file.
     *
     * @param directory null for the shipped rules
     * @throws InvalidDocument with every fault of the file
     */
    public static Map<String, Place> placesBeside(@Nullable Path directory) throws InvalidDocument {
        Path file = (directory == null ? shipped() : directory).resolve(PLACES);
        return Files.exists(file) ? places(file) : Map.of();
    }

    static Map<String, Place> places(Path file) throws InvalidDocument {
        return PlacesFile.read(text(file), file.toString());
    }

    private static Path shipped() {
        return Path.of(System.getProperty("crossfix.home", "."), "deploy", "rules");
    }

    /**
     * The text of a file.
     *
     * @throws CommandFailed when it cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed("the file " + file + " cannot be read: " + e, e);
        }
    }
}
