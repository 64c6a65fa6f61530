package io.crossfix.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where results go: text to standard output, JSON to a file if one is named. */
public final class Output {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Output() {}

    /**
     * Writes a result both ways.
     *
     * @param result a record of records, lists and plain values
     * @throws CommandFailed when the file cannot be written
     */
    public static void write(String text, Object result, @Nullable Path file) {
        System.out.println(text);
        if (file != null) {
            try {
                JSON.writeValue(file.toFile(), result);
            } catch (IOException e) {
                throw new CommandFailed("the result cannot be written to " + file + ": " + e.getMessage(), e);
            }
        }
    }

    /** Tells the person how far it is. */
    public static void say(String progress) {
        System.err.println("bench: " + progress);
    }
}
