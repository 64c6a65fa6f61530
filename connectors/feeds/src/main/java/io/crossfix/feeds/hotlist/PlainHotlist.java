package io.crossfix.feeds.hotlist;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.token.Normalisation;
import io.crossfix.feeds.token.TokenKeys;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.Token;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A hotlist with plain plates, as its owner exports it: CSV with the columns {@code plate_norm, category, valid_from,
 * valid_to} and any others, which are not read. Only a command that makes tokens of it ever opens one.
 */
public final class PlainHotlist {

    /** Categories that are let in unless an installation says otherwise. */
    public static final Set<PlateCategory> USUAL = Set.copyOf(EnumSet.of(
            PlateCategory.STOLEN_VEHICLE,
            PlateCategory.STOLEN_PLATE,
            PlateCategory.MISSING_PERSON,
            PlateCategory.FELONY_VEHICLE));

    private static final int MOST_ROWS = 5_000_000;
    private static final int MOST_FAULTS = 100;

    private PlainHotlist() {}

    /**
     * What became of a list.
     *
     * @param items its tokens, one for each plate and epoch that is not over
     * @param rows rows read
     * @param leftOut rows of categories that are not let in, by category
     */
    public record Tokenised(List<Hotlist.Item> items, int rows, Map<PlateCategory, Integer> leftOut) {}

    /**
     * Makes tokens of a list, for every epoch whose key is there and that is not over.
     *
     * @param place where it came from, for messages
     * @param allowed categories that are let in; rows of others leave nothing behind
     * @param now items and epochs that ended before are left out
     * @throws InvalidDocument with the first faults by line; none of them quotes a plate
     * @throws IOException when it cannot be read
     */
    public static Tokenised tokenise(
            Reader list, String place, TokenKeys keys, Tokeniser tokeniser, Set<PlateCategory> allowed, Instant now)
            throws InvalidDocument, IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Hotlist.Item> items = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<PlateCategory, Integer> leftOut = new EnumMap<>(PlateCategory.class);
        int rows = 0;
        try (CSVParser parser = format.parse(list)) {
            for (CSVRecord row : parser) {
                if (++rows > MOST_ROWS || faults.size() >= MOST_FAULTS) {
                    break;
                }
                try {
                    Wanted wanted = Wanted.of(row);
                    if (allowed.contains(wanted.category())) {
                        items.addAll(items(wanted, keys, tokeniser, now));
                    } else {
                        leftOut.merge(wanted.category(), 1, Integer::sum);
                    }
                } catch (IllegalArgumentException e) {
                    faults.add(
                            new Fault(place, (int) parser.getCurrentLineNumber(), 1, String.valueOf(e.getMessage())));
                }
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // The library's message quotes the row.
            faults.add(new Fault(place, rows + 1, 1, "is no CSV with a header line"));
        }
        if (rows > MOST_ROWS) {
            faults.add(new Fault(place, rows, 1, "has more than " + MOST_ROWS + " rows"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new Tokenised(items, rows, leftOut);
    }

    private record Wanted(String plate, PlateCategory category, Instant from, Instant until) {

        static Wanted of(CSVRecord row) {
            return new Wanted(
                    text(row, "plate_norm"),
                    category(text(row, "category")),
                    time(row, "valid_from"),
                    time(row, "valid_to"));
        }

        private static String text(CSVRecord row, String column) {
            if (!row.isSet(column)) {
                throw new IllegalArgumentException("has no column " + column);
            }
            return row.get(column).strip();
        }

        private static PlateCategory category(String text) {
            for (PlateCategory category : PlateCategory.values()) {
                if (category != PlateCategory.READ && category.name().equals(text)) {
                    return category;
                }
            }
            throw new IllegalArgumentException("category is none of those of a hotlist");
        }

        private static Instant time(CSVRecord row, String column) {
            try {
                return Instant.parse(text(row, column));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(column + " is not written as 2026-11-27T12:00:00Z", e);
            }
        }
    }

    private static List<Hotlist.Item> items(Wanted wanted, TokenKeys keys, Tokeniser tokeniser, Instant now) {
        List<Hotlist.Item> items = new ArrayList<>();
        List<TokenKeys.Epoch> epochs = keys.epochs();
        for (int i = 0; i < epochs.size(); i++) {
            Instant end = i + 1 < epochs.size() ? epochs.get(i + 1).from() : Instant.MAX;
            Hotlist.Item item = item(wanted, epochs.get(i), end, tokeniser);
            if (item != null && item.until().isAfter(now)) {
                items.add(item);
            }
        }
        return items;
    }

    private static Hotlist.@Nullable Item item(Wanted wanted, TokenKeys.Epoch epoch, Instant end, Tokeniser tokeniser) {
        Instant from = wanted.from().isAfter(epoch.from()) ? wanted.from() : epoch.from();
        Instant until = wanted.until().isBefore(end) ? wanted.until() : end;
        if (epoch.key() == null || !from.isBefore(until)) {
            return null;
        }
        Token token = tokeniser.token(Normalisation.PLATE, wanted.plate(), from);
        if (token == null) {
            throw new IllegalArgumentException("plate_norm holds no plate; what it holds is not shown");
        }
        return new Hotlist.Item(token, wanted.category(), from, until);
    }
}
