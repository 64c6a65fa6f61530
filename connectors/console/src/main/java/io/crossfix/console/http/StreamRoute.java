package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.account.Account;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Alerts;
import io.crossfix.console.alert.Positions;
import io.crossfix.console.alert.Subscription;
import io.crossfix.console.alert.Subscription.Told;
import io.crossfix.console.alert.Times;
import io.crossfix.record.Alert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts as they come, as server-sent events. Each page that follows holds one thread of the server. */
final class StreamRoute {

    private static final Duration PING_EVERY = Duration.ofSeconds(2);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST_POSITION = 4_000;

    private final String server = UUID.randomUUID().toString();
    private final AlertFeed feed;
    private final AlertRoutes alerts;
    private final List<Regular> regulars;
    private final Clock clock;
    private final SessionWatch watch;

    /** Something that every page is told every few seconds. */
    record Regular(String name, Duration every, java.util.function.Function<Account, List<ObjectNode>> content) {}

    StreamRoute(AlertFeed feed, AlertRoutes alerts, List<Regular> regulars, SessionWatch watch, Clock clock) {
        this.feed = feed;
        this.alerts = alerts;
        this.regulars = regulars;
        this.watch = watch;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/stream", Needs.VIEWER, this::stream));
    }

    private Answer stream(Call call) throws IOException, InterruptedException {
        if (!feed.awaitCaughtUp(CAUGHT_UP_WITHIN)) {
            throw new HttpRefusal(503, "starting", "the alerts are still being read; try again in a moment");
        }
        Subscription subscription = feed.follow(position(call))
                .orElseThrow(() -> new HttpRefusal(503, "busy", "too many pages follow the alerts"));
        try {
            follow(call, subscription, EventWriter.open(call.context()));
        } catch (IOException e) {
            // The page has gone away; there is nobody to tell.
            return Answer.written();
        } finally {
            feed.leave(subscription);
        }
        return Answer.written();
    }

    private static @Nullable Positions position(Call call) {
        String last = call.context().header("Last-Event-ID");
        return last == null || last.length() > LONGEST_POSITION
                ? null
                : Positions.parse(last).orElse(null);
    }

    private void follow(Call call, Subscription subscription, EventWriter out)
            throws IOException, InterruptedException {
        Account account = call.account();
        hello(subscription, out);
        for (Alert alert : subscription.missed()) {
            tell(alert, account, null, out);
        }
        out.write("caught-up", subscription.at().toString(), JsonNodeFactory.instance.objectNode());
        Timetable timetable = new Timetable(regulars);
        while (!subscription.isOver() && watch.isOpen(call)) {
            timetable.tellWhatIsDue(account, out);
            out.flush();
            Told told = subscription.next(PING_EVERY);
            if (told == null) {
                out.write("ping", null, JsonNodeFactory.instance.objectNode().put("time", now()));
            } else {
                tell(told, account, out);
            }
        }
    }

    private void hello(Subscription subscription, EventWriter out) throws IOException {
        // An empty id makes the browser forget the old one: until caught up it has nothing to go on from.
        out.write(
                "hello",
                subscription.isReset() ? "" : null,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("server", server)
                        .put("time", now())
                        .put("position", subscription.at().toString())
                        .put("reset", subscription.isReset()));
    }

    private void tell(Told told, Account account, EventWriter out) throws IOException {
        Alert alert = told.alert();
        Subscription.Note note = told.note();
        if (alert != null) {
            tell(alert, account, told.at(), out);
        } else if (note != null) {
            presence(note.subject(), account, out);
        }
    }

    private void tell(Alert alert, Account account, @Nullable Positions at, EventWriter out) throws IOException {
        if (account.sees(Alerts.visibleTo(alert))) {
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            event.set("alert", alerts.view(alert));
            out.write("alert", at == null ? null : at.toString(), event);
        }
    }

    private void presence(String alertId, Account account, EventWriter out) throws IOException {
        Optional<Alert> alert = feed.find(alertId).filter(one -> account.sees(Alerts.visibleTo(one)));
        if (alert.isPresent()) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("id", alertId);
            event.set("viewers", alerts.view(alert.get()).get("viewers"));
            out.write("presence", null, event);
        }
    }

    private @Nullable String now() {
        return Times.text(clock.instant());
    }
}
