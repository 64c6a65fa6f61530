package io.crossfix.job;

import java.util.List;

/**
 * What an installation may set about the fusion itself. Whatever Flink can be told in its own configuration stays there.
 *
 * @param rules texts of the rules that the job starts with, amended later by the rules topic
 */
public record FusionSettings(List<String> rules) {}
