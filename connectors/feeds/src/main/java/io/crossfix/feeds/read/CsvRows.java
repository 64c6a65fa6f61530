package io.crossfix.feeds.read;

import io.crossfix.feeds.UnusableSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file (RFC 4180; any one-character delimiter).
 *
 * <p>A quoted cell may hold line ends. A quote that never closes must not swallow the rest of the file: after
 * {@link #MAX_LINES_OF_A_ROW} lines only the line that opened it is given up, and reading goes on behind that line.
 */
final class CsvRows implements RowReader {

    /** Most lines that one row may span. */
    static final int MAX_LINES_OF_A_ROW = 64;

    private static final char QUOTE = '"';

    private final LineReader lines;
    private final Texts texts;
    private final char delimiter;
    private final CSVFormat quoted;
    private final Deque<RawLine> ahead = new ArrayDeque<>();
    private List<String> header = List.of();
    private int[] places = {};

    private CsvRows(LineReader lines, SourceFormat format) {
        this.lines = lines;
        this.texts = new Texts(format.charset());
        this.delimiter = format.delimiter();
        this.quoted = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    static CsvRows begin(LineReader lines, SourceFormat format, Wanted wanted) throws IOException, UnusableSource {
        CsvRows rows = new CsvRows(lines, format);
        rows.header = format.header().isEmpty() ? rows.headerLine(wanted.file()) : format.header();
        rows.places = wanted.in(rows.header);
        return rows;
    }

    @Override
    public @Nullable Line next() throws IOException {
        RawLine line = nextLine();
        if (line == null) {
            return null;
        }
        if (line.fault() != null) {
            return new Line.Broken(line.number(), line.bytes(), line.fault());
        }
        String text = texts.of(line.bytes());
        if (text == null) {
            return RowReader.broken(line, "the bytes are not " + texts.charset());
        }
        return text.isBlank() ? new Line.Blank(line.number(), line.bytes()) : row(line, text);
    }

    private Line row(RawLine line, String text) throws IOException {
        if (text.indexOf(QUOTE) < 0) {
            return row(line, split(text));
        }
        return closes(text) ? row(line, parse(text)) : rowOfSeveralLines(line, text);
    }

    private Line row(RawLine line, @Nullable List<String> cells) {
        if (cells == null) {
            return RowReader.broken(line, "a quote stands where none may stand");
        }
        if (cells.size() != header.size()) {
            return RowReader.broken(line, "has " + cells.size() + " columns, the header has " + header.size());
        }
        String[] wanted = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            wanted[i] = cells.get(places[i]);
        }
        return new Line.Row(line.number(), line.bytes(), wanted);
    }

    private Line rowOfSeveralLines(RawLine first, String text) throws IOException {
        List<RawLine> more = new ArrayList<>();
        StringBuilder whole = new StringBuilder(text);
        while (!closes(whole) && more.size() < MAX_LINES_OF_A_ROW - 1 && whole.length() < LineReader.MAX_BYTES) {
            RawLine line = nextLine();
            if (line == null) {
                break;
            }
            more.add(line);
            String next = line.fault() == null ? texts.of(line.bytes()) : null;
            if (next == null) {
                break;
            }
            whole.append('\n').append(next);
        }
        Line row = closes(whole) ? row(joined(first, more), parse(whole.toString())) : null;
        if (row instanceof Line.Row) {
            return row;
        }
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.addFirst(more.get(i));
        }
        return RowReader.broken(first, "a quote is opened and not closed within " + MAX_LINES_OF_A_ROW + " lines");
    }

    private static RawLine joined(RawLine first, List<RawLine> more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        for (RawLine line : more) {
            bytes.write('\n');
            bytes.writeBytes(line.bytes());
        }
        return new RawLine(first.number(), bytes.toByteArray(), null);
    }

    private static boolean closes(CharSequence text) {
        return text.chars().filter(c -> c == QUOTE).count() % 2 == 0;
    }

    private List<String> split(String text) {
        List<String> cells = new ArrayList<>(header.size());
        int from = 0;
        for (int to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
            cells.add(text.substring(from, to));
            from = to + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    private @Nullable List<String> parse(String text) {
        try (CSVParser parser = CSVParser.parse(text, quoted)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.get(0).toList() : null;
        } catch (IOException | RuntimeException e) {
            // The library's message may quote the line, and the line may hold a plate.
            return null;
        }
    }

    private List<String> headerLine(String file) throws IOException, UnusableSource {
        RawLine line = nextLine();
        if (line == null) {
            throw new UnusableSource(file + " is empty; a header line was expected");
        }
        String text = line.fault() == null ? texts.of(line.bytes()) : null;
        List<String> names = text == null ? null : text.indexOf(QUOTE) < 0 ? split(text) : parse(text);
        if (names == null) {
            throw new UnusableSource(file + " begins with a line that is no CSV header");
        }
        return names.stream().map(String::strip).toList();
    }

    private @Nullable RawLine nextLine() throws IOException {
        RawLine waiting = ahead.poll();
        return waiting == null ? lines.next() : waiting;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
