package io.crossfix.backtest;

import io.crossfix.watch.Screen;
import java.io.OutputStream;
import java.io.PrintStream;

/** Nobody looks. */
final class QuietProgress {

    private QuietProgress() {}

    static Progress make() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Progress(new Screen(nowhere, nowhere, false));
    }
}
