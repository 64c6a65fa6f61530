package io.crossfix.settings;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of risk weights that is free of faults.
 *
 * @param text as it is written there
 * @param weights what it says
 */
public record WeightsFile(String text, RiskWeights weights) {

    /**
     * Reads and checks a file, exactly as the job does.
     *
     * @throws InvalidDocument with every fault, its line and column; also when the file cannot be read
     */
    public static WeightsFile read(Path file) throws InvalidDocument {
        String text = text(file);
        return new WeightsFile(text, RiskWeightsText.read(text, file.toString()));
    }

    private static String text(Path file) throws InvalidDocument {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw unreadable(file, "there is no such readable file");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + e);
        }
    }

    private static InvalidDocument unreadable(Path file, String why) {
        return new InvalidDocument(List.of(new Fault(file.toString(), 0, 0, why)));
    }
}
