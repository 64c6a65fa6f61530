package io.crossfix.feeds.hotlist;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A tokenised hotlist on disk: a first line with the time it was made, then a line for each token, its category and the
 * times between which it holds.
 */
public final class HotlistFile {

    private static final String MADE = "# crossfix hotlist, made ";
    private static final int MOST_ITEMS = 10_000_000;
    private static final int MOST_FAULTS = 100;

    private HotlistFile() {}

    /**
     * Writes one, in the order of its tokens: in the order of the plain list, the tokens of a plate in two epochs would stand
     * side by side, and the file would join what the change of keys has parted. Of equal tokens the order stays.
     */
    public static void write(List<Hotlist.Item> items, Instant made, Writer out) throws IOException {
        out.write(MADE + made + "\n");
        List<Hotlist.Item> ordered = new ArrayList<>(items);
        ordered.sort((one, other) ->
                Arrays.compareUnsigned(one.token().bytes(), other.token().bytes()));
        for (Hotlist.Item item : ordered) {
            out.write(HexFormat.of().formatHex(item.token().bytes()) + "," + item.category() + "," + item.from() + ","
                    + item.until() + "\n");
        }
    }

    /**
     * Reads one.
     *
     * @param allowed categories that are let in
     * @param maxAge how long after it was made it holds: a list that nobody renews stops real people
     * @throws InvalidDocument with the first faults by line
     */
    public static Hotlist read(Path file, Set<PlateCategory> allowed, Duration maxAge) throws InvalidDocument {
        List<Hotlist.Item> items = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            Instant ends = first != null && first.startsWith(MADE)
                    ? Instant.parse(first.substring(MADE.length()).strip()).plus(maxAge)
                    : refuse();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > MOST_ITEMS || faults.size() >= MOST_FAULTS) {
                    faults.add(new Fault(file.toString(), number, 1, "no further line is read"));
                    break;
                }
                try {
                    Hotlist.Item item = item(line.split(",", -1), ends);
                    if (allowed.contains(item.category())) {
                        items.add(item);
                    }
                } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                    faults.add(new Fault(file.toString(), number, 1, "is no line of a tokenised hotlist"));
                }
            }
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            faults.add(
                    new Fault(file.toString(), 1, 1, "is no tokenised hotlist ('crossfix hotlist' makes one): " + e));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new Hotlist(items);
    }

    private static Instant refuse() {
        throw new IllegalArgumentException("its first line does not say when it was made");
    }

    private static Hotlist.Item item(String[] cells, Instant ends) {
        Instant until = Instant.parse(cells[3]);
        return new Hotlist.Item(
                new Token(HexFormat.of().parseHex(cells[0])),
                PlateCategory.valueOf(cells[1]),
                Instant.parse(cells[2]),
                until.isBefore(ends) ? until : ends);
    }
}
