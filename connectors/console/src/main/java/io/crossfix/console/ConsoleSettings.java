package io.crossfix.console;

import io.crossfix.kafka.KafkaSettings;
import java.nio.file.Path;

/**
 * What one console is told.
 *
 * @param kafka where the alerts are
 * @param binding where it listens
 * @param city what it shows
 * @param signIn who may use it
 * @param reasons the reason codes that it offers
 * @param reports directory with reports as HTML files; need not exist
 */
public record ConsoleSettings(
        KafkaSettings kafka, Binding binding, City city, SignIn signIn, ReasonCodes reasons, Path reports) {}
