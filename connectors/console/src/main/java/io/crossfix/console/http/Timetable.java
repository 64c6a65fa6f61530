package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.account.Account;
import java.io.IOException;
import java.util.List;

/** Tells a page at their times what every page is told regularly. */
final class Timetable {

    private final List<StreamRoute.Regular> regulars;
    private final long[] due;

    Timetable(List<StreamRoute.Regular> regulars) {
        this.regulars = regulars;
        this.due = new long[regulars.size()];
        java.util.Arrays.fill(due, System.nanoTime());
    }

    void tellWhatIsDue(Account account, EventWriter out) throws IOException {
        long now = System.nanoTime();
        for (int at = 0; at < due.length; at++) {
            if (due[at] - now <= 0) {
                StreamRoute.Regular regular = regulars.get(at);
                for (ObjectNode event : regular.content().apply(account)) {
                    out.write(regular.name(), null, event);
                }
                due[at] = now + regular.every().toNanos();
            }
        }
    }
}
