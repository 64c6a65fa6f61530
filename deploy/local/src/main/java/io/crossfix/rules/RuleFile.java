package io.crossfix.rules;

import io.crossfix.local.CommandFailed;
import io.crossfix.settings.StartingRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that should hold a rule. */
public record RuleFile(Path path) {

    private static final int MOST = 5_000;

    /**
     * The files that are meant: themselves, and for a directory every {@code *.yaml} directly in it, by name.
     *
     * @throws CommandFailed when one is not there, a directory holds none, or there are more than 5,000
     */
    public static List<RuleFile> in(List<Path> places) {
        List<RuleFile> files = new ArrayList<>();
        places.forEach(place -> files.addAll(at(place)));
        if (files.size() > MOST) {
            throw new CommandFailed("these are " + files.size() + " files, at most " + MOST + " are taken at once");
        }
        return files;
    }

    private static List<RuleFile> at(Path place) {
        if (!Files.isDirectory(place)) {
            if (!Files.isReadable(place)) {
                throw new CommandFailed("there is no readable file " + place);
            }
            return List.of(new RuleFile(place));
        }
        List<Path> found = StartingRules.files(place, MOST + 1);
        if (found.isEmpty()) {
            throw new CommandFailed(place + " holds no .yaml file");
        }
        return found.stream().map(RuleFile::new).toList();
    }
}
