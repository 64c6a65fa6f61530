package io.crossfix.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void dataGoesToStandardOutputAlone() {
        Screen screen = screen(false);
        screen.data("an alert");
        screen.status("admitted 1");

        assertThat(out).hasToString("an alert\n");
        assertThat(err).hasToString("admitted 1\n");
    }

    @Test
    void onATerminalTheStatusStaysBelowOtherLines() {
        Screen screen = screen(true);
        screen.status("admitted 1");
        screen.say("replay done");
        screen.status("admitted 2");

        assertThat(err).hasToString(ERASE + "admitted 1" + ERASE + "replay done\nadmitted 1" + ERASE + "admitted 2");
    }

    private Screen screen(boolean terminal) {
        return new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
    }
}
