package io.crossfix.cli;

import io.crossfix.risk.study.Holidays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads days of the year. */
final class HolidaysReader implements ITypeConverter<Holidays> {

    @Override
    public Holidays convert(String text) {
        try {
            return Holidays.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
