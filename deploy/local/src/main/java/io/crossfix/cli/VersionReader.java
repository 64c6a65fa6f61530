package io.crossfix.cli;

import io.crossfix.rule.RuleVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the version of a rule's text. */
final class VersionReader implements ITypeConverter<RuleVersion> {

    @Override
    public RuleVersion convert(String text) {
        try {
            return RuleVersion.parse(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no version, such as 3 or 3.1");
        }
    }
}
