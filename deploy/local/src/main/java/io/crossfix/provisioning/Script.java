package io.crossfix.provisioning;

/** Shell scripts of Kafka's own commands, with the brokers and the client's properties from outside. */
final class Script {

    private Script() {}

    /**
     * The beginning of one.
     *
     * @param about what it does
     * @param tool Kafka's command, such as {@code kafka-acls.sh}
     */
    static String head(String about, String tool) {
        return """
                #!/usr/bin/env bash
                # %s
                # BOOTSTRAP=host:port CLIENT=client.properties, of somebody whom the brokers let do this.
                set -euo pipefail
                kafka() {
                    %s --bootstrap-server "$BOOTSTRAP" --command-config "$CLIENT" "$@"
                }
                """.formatted(about, tool);
    }

    /** A word that no shell takes apart; the word has no single quotes. */
    static String quoted(String word) {
        return "'" + word + "'";
    }
}
