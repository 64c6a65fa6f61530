package io.crossfix.feeds.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.read.SourceFormat.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

    private static final SourceFormat COMMAS = new SourceFormat(Kind.CSV, StandardCharsets.UTF_8, ',', List.of());

    @TempDir
    private Path directory;

    @Test
    void onlyTheWantedColumnsAreReadInTheOrderAskedFor() throws Exception {
        assertThat(read(COMMAS, "\uFEFFa,b, c \r\n1,2,3\r\n")).containsExactly("2: [3, 1]");
    }

    @Test
    void quotedCellsMayHoldDelimitersQuotesAndLineEnds() throws Exception {
        assertThat(read(COMMAS, "a,b,c\n\"x,\"\"y\"\"\",2,\"3\nand\nmore\"\n4,5,6\n"))
                .containsExactly("2: [3\nand\nmore, x,\"y\"]", "5: [6, 4]");
    }

    @Test
    void aQuoteThatNeverClosesCostsItsOwnLineOnly() throws Exception {
        assertThat(read(COMMAS, "a,b,c\n1,\"2,3\n4,5,6\n7,8,9\n"))
                .containsExactly("2: MALFORMED", "3: [6, 4]", "4: [9, 7]");
    }

    @Test
    void twoStrayQuotesDoNotSwallowWhatIsBetweenThem() throws Exception {
        assertThat(read(COMMAS, "a,b,c\n1,a 5\" pipe,3\n4,5,6\n7,a 6\" pipe,9\n10,11,12\n"))
                .containsExactly("2: MALFORMED", "3: [6, 4]", "4: MALFORMED", "5: [12, 10]");
    }

    @Test
    void aRowMayNotSpanMoreLinesThanTheLimit() throws Exception {
        String filler = "x\n".repeat(CsvRows.MAX_LINES_OF_A_ROW);
        List<String> lines = read(COMMAS, "a,b,c\n1,2,\"" + filler + "\"\n4,5,6\n");
        assertThat(lines).hasSize(CsvRows.MAX_LINES_OF_A_ROW + 2);
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith("MALFORMED"));
        assertThat(lines).last().isEqualTo("67: [6, 4]");
    }

    @Test
    void otherDelimitersCharsetsAndMissingHeadersAreDeclared() throws Exception {
        SourceFormat format = new SourceFormat(Kind.CSV, Charset.forName("windows-1252"), ';', List.of("a", "b", "c"));
        assertThat(read(format, "Größe;2;€\n".getBytes(Charset.forName("windows-1252"))))
                .containsExactly("1: [€, Größe]");
    }

    @Test
    void theLastLineNeedsNoLineEndAndBlankLinesAreBlank() throws Exception {
        assertThat(read(COMMAS, "a,b,c\n1,2,3\n\n  \n4,5,6"))
                .containsExactly("2: [3, 1]", "3: blank", "4: blank", "5: [6, 4]");
    }

    private List<String> read(SourceFormat format, String text) throws Exception {
        return read(format, text.getBytes(format.charset()));
    }

    private List<String> read(SourceFormat format, byte[] bytes) throws Exception {
        Path file = directory.resolve("file.csv");
        Files.write(file, bytes);
        List<String> seen = new ArrayList<>();
        try (RowReader rows = RowReader.open(file, format, List.of("c", "a"))) {
            for (Line line = rows.next(); line != null; line = rows.next()) {
                seen.add(line.number() + ": " + said(line));
            }
        }
        return seen;
    }

    private static String said(Line line) {
        if (line instanceof Line.Row row) {
            return Arrays.toString(row.cells());
        }
        return line instanceof Line.Broken broken ? broken.refusal().reason().toString() : "blank";
    }
}
