package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.simulate.City;
import io.crossfix.feeds.simulate.CityFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a shipped city, or a city file. */
final class CityReader implements ITypeConverter<City> {

    static final String DEFAULT = "oakland";

    @Override
    public City convert(String text) {
        return CityFile.SHIPPED.contains(text) ? CityFile.shipped(text) : read(Path.of(text));
    }

    private static City read(Path file) {
        try {
            return CityFile.read(Files.readString(file), file.toString());
        } catch (InvalidDocument e) {
            throw new TypeConversionException(e.getMessage());
        } catch (IOException e) {
            throw new TypeConversionException(
                    "'" + file + "' is neither a shipped city " + CityFile.SHIPPED + " nor a readable file");
        }
    }
}
