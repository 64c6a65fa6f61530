package io.crossfix.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;

/** Whether the command line understands what a container is told. */
public final class Arguments {

    private Arguments() {}

    /** What is wrong with them; empty when they are understood. Nothing is run. */
    public static List<String> faults(List<String> arguments) {
        try {
            Crossfix.commandLine().parseArgs(arguments.toArray(String[]::new));
            return List.of();
        } catch (ParameterException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
