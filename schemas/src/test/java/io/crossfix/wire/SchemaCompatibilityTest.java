package io.crossfix.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What was released once is read for ever, and what is written now is read by whoever still runs the last release. */
class SchemaCompatibilityTest {

    private static final Path RELEASED = Path.of("src/main/resources/released");

    @Test
    void everyReleaseReadsEveryOther() {
        List<Schema> all = new ArrayList<>(SchemaBook.released());
        all.addAll(SchemaBook.CURRENT);
        for (Schema writer : all) {
            for (Schema reader : all) {
                if (reader.getFullName().equals(writer.getFullName())) {
                    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                                    .getType())
                            .as("%s read as another version of itself", writer.getFullName())
                            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
                }
            }
        }
    }

    @Test
    void symbolsAreOnlyEverAppended() {
        Map<String, List<String>> now = new HashMap<>();
        SchemaBook.CURRENT.forEach(schema -> collectEnums(schema, now));
        Map<String, List<String>> before = new HashMap<>();
        for (Schema released : SchemaBook.released()) {
            before.clear();
            collectEnums(released, before);
            before.forEach((name, symbols) -> assertThat(now.get(name))
                    .as("symbols of %s: their positions are part of stored state", name)
                    .startsWith(symbols.toArray(String[]::new)));
        }
        assertThat(now).hasSizeGreaterThan(5);
    }

    @Test
    void everyRecordIsReleasedBeforeItIsChangedAgain() {
        assertThat(SchemaBook.released().stream().map(Schema::getFullName).distinct())
                .containsAll(
                        SchemaBook.CURRENT.stream().map(Schema::getFullName).toList());
    }

    @Test
    void everyFieldSaysWhatItIs() {
        for (Schema schema : SchemaBook.CURRENT) {
            assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
            schema.getFields()
                    .forEach(field -> assertThat(field.doc())
                            .as("%s.%s", schema.getName(), field.name())
                            .isNotBlank());
        }
    }

    @Test
    void noRecordContainsItself() {
        SchemaBook.CURRENT.forEach(schema -> assertThat(depth(schema, 0)).isLessThan(10));
    }

    /** {@code ./mvnw -pl schemas test -Dtest=SchemaCompatibilityTest -Dcrossfix.release=0.2.0} keeps the current schemas. */
    @Test
    @EnabledIfSystemProperty(named = "crossfix.release", matches = "\\d+\\.\\d+\\.\\d+")
    void release() throws IOException {
        String version = System.getProperty("crossfix.release");
        Files.createDirectories(RELEASED.resolve(version));
        StringBuilder index = new StringBuilder(Files.readString(RELEASED.resolve("INDEX")));
        for (Schema schema : SchemaBook.CURRENT) {
            String file = version + "/" + schema.getName() + ".avsc";
            Files.writeString(RELEASED.resolve(file), schema.toString() + "\n");
            index.append(file).append('\n');
        }
        Files.writeString(RELEASED.resolve("INDEX"), index);
    }

    private static int depth(Schema schema, int above) {
        assertThat(above).as("nesting of %s", schema.getName()).isLessThan(10);
        return switch (schema.getType()) {
            case RECORD ->
                schema.getFields().stream()
                        .mapToInt(field -> depth(field.schema(), above + 1))
                        .max()
                        .orElse(above);
            case ARRAY -> depth(schema.getElementType(), above + 1);
            case UNION ->
                schema.getTypes().stream()
                        .mapToInt(branch -> depth(branch, above + 1))
                        .max()
                        .orElse(above);
            default -> above;
        };
    }

    private static void collectEnums(Schema schema, Map<String, List<String>> found) {
        switch (schema.getType()) {
            case ENUM -> found.put(schema.getFullName(), schema.getEnumSymbols());
            case RECORD -> schema.getFields().forEach(field -> collectEnums(field.schema(), found));
            case ARRAY -> collectEnums(schema.getElementType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collectEnums(branch, found));
            default -> {
                // Holds no enum.
            }
        }
    }
}
