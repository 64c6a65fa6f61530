package io.crossfix.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes reports; directories that are not there yet are made. */
public final class ReportFile {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFile() {}

    /** What makes a text, and may fail while reading what it is made of. */
    public interface Text {

        /** The whole text. */
        String get() throws IOException;
    }

    /**
     * Writes figures as one JSON object.
     *
     * @throws CommandFailed when the file cannot be written
     */
    public static void json(Object figures, Path file) {
        write(() -> text(figures) + "\n", file);
    }

    /** Figures as one JSON object, in lines. */
    public static String text(Object figures) throws JsonProcessingException {
        return JSON.writeValueAsString(figures);
    }

    /**
     * Writes a text.
     *
     * @throws CommandFailed when the file cannot be written
     */
    public static void write(Text text, Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, text.get(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed("the report cannot be written to " + file + ": " + e, e);
        }
    }
}
