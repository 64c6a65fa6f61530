package io.crossfix.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the job starts with.
 *
 * @param directory holds one {@code .yaml} file for each rule; null for the shipped ones
 */
public record RulesSection(@Nullable Path directory) {}
