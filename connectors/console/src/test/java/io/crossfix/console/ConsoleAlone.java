package io.crossfix.console;

import io.crossfix.record.AlertStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A console without an engine, for whoever works on the page: a broker in this process, a handful of alerts, the accounts
 * viewer, operator, second, north, analyst and admin. The argument is the port.
 */
public final class ConsoleAlone {

    private static final int SEEDED = 12;

    private ConsoleAlone() {}

    /** Runs until Ctrl-C. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 8700 : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("crossfix-console-alone");
        try (ConsoleRig rig = ConsoleRig.start(directory, port)) {
            seed(rig);
            System.out.println(rig.console().address() + " password of every account: " + ConsoleRig.PASSWORD);
            int number = SEEDED;
            while (true) {
                Thread.sleep(20_000);
                rig.publish(Samples.alert(number++, Instant.now()).build());
            }
        }
    }

    private static void seed(ConsoleRig rig) {
        Instant now = Instant.now();
        for (int number = 0; number < SEEDED; number++) {
            rig.publish(Samples.alert(number, now.minusSeconds(300L * number))
                    .setBlind(number == 3)
                    .setStatus(number == 5 ? AlertStatus.ESCALATED : AlertStatus.RAISED)
                    .setEscalation(number == 5 ? 1 : 0)
                    .build());
        }
    }
}
