package io.crossfix.bench.fusion;

import io.crossfix.local.CommandFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Where the workload's events come from: a file as its specification has it (section 1), or the generator. */
public final class FusionFile {

    private FusionFile() {}

    /**
     * The first events of a file, in the order of their arrival.
     *
     * @param most how many are read at most
     * @throws CommandFailed when it cannot be read, or a line is none
     */
    public static List<FusionEvent> read(Path file, int most) {
        List<FusionEvent> events = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && events.size() < most; line = lines.readLine()) {
                events.add(FusionEvent.parse(line, file + " line " + (events.size() + 1)));
            }
        } catch (IOException e) {
            throw new CommandFailed("the events cannot be read from " + file + ": " + e.getMessage(), e);
        }
        return events;
    }

    /** The first events of a generator, likewise. */
    public static List<FusionEvent> take(Iterator<FusionEvent> city, int most) {
        List<FusionEvent> events = new ArrayList<>();
        while (city.hasNext() && events.size() < most) {
            events.add(city.next());
        }
        return events;
    }
}
