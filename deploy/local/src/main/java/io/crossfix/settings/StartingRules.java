package io.crossfix.settings;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.Place;
import io.crossfix.rule.PlacesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
     * Every {@code *.yaml} directly in a directory, by name, or the rule of one file.
     *
     * @param place null for the shipped rules
     * @throws CommandFailed when there is no such place, or a file cannot be read
     */
    public static List<String> in(@Nullable Path place) {
        return List.copyOf(byFile(place).values());
    }

    /** The same, by the name of the file; none when there is no such place. */
    public static Map<String, String> byFileIfThere(@Nullable Path place) {
        return Files.exists(place == null ? shipped() : place) ? byFile(place) : Map.of();
    }

    /** The same, by the name of the file. */
    public static Map<String, String> byFile(@Nullable Path place) {
        Path chosen = place == null ? shipped() : place;
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : Files.isRegularFile(chosen) ? List.of(chosen) : files(chosen)) {
            texts.put(file.toString(), text(file));
        }
        return texts;
    }

    private static List<Path> files(Path chosen) {
        List<Path> rules = files(chosen, MOST + 1);
        if (rules.size() > MOST) {
            throw new CommandFailed(chosen + " holds more than " + MOST + " rules");
        }
        return rules;
    }

    /**
     * Every {@code *.yaml} directly in a directory, by name.
     *
     * @param most so many at most; the others are left out
     * @throws CommandFailed when the directory cannot be read
     */
    public static List<Path> files(Path chosen, int most) {
        try (Stream<Path> files = Files.list(chosen)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed("the rules in " + chosen + " cannot be read: " + e, e);
        }
    }

    /**
     * The places of a directory of rules, or beside the rule of one file: {@value #PLACES} there; none when there is no such
     * file.
     *
     * @param place null for the shipped rules
     * @throws InvalidDocument with every fault of the file
     */
    public static Map<String, Place> placesBeside(@Nullable Path place) throws InvalidDocument {
        Path chosen = place == null ? shipped() : place;
        Path file = Files.isRegularFile(chosen) ? chosen.resolveSibling(PLACES) : chosen.resolve(PLACES);
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
