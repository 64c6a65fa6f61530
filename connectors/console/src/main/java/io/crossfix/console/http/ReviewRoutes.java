package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crossfix.console.ReasonCodes;
import io.crossfix.console.account.Account;
import io.crossfix.console.account.Role;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Alerts;
import io.crossfix.console.alert.Answers;
import io.crossfix.record.Alert;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's answer to an alert: one alert, one answer, to what was seen of it. */
final class ReviewRoutes {

    private static final int ANSWERS_AT_ONCE = 20;
    private static final int ANSWERS_PER_SECOND = 2;
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(1);
    private static final int LONGEST_REQUEST_ID = 64;
    private static final int LONGEST_REASON = 64;
    private static final int LONGEST_HASH = 64;

    private final AlertFeed feed;
    private final AlertRoutes alerts;
    private final Answers answers;
    private final ReasonCodes reasons;
    private final Clock clock;
    private final RateLimit limit = new RateLimit("answers", ANSWERS_AT_ONCE, ANSWERS_PER_SECOND);

    ReviewRoutes(AlertFeed feed, AlertRoutes alerts, Answers answers, ReasonCodes reasons, Clock clock) {
        this.feed = feed;
        this.alerts = alerts;
        this.answers = answers;
        this.reasons = reasons;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/alerts/{id}/review", Needs.OPERATOR, this::review));
    }

    private Answer review(Call call) throws InterruptedException {
        limit.take(call.account().account());
        Review review = read(call, alerts.demanded(call));
        ReviewStatus status = answers.give(review);
        Alert current = feed.find(review.getAlertId(), status.getRevision(), TOLD_WITHIN)
                .orElseThrow(() -> HttpRefusal.notFound("alert"));
        if (!status.getApplied()) {
            throw refused(review, status, current);
        }
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("applied", true)
                .put("message", status.getReason())
                .set("alert", alerts.view(current)));
    }

    private Review read(Call call, Alert alert) {
        Fields body = call.body();
        Account account = call.account();
        String requestId = body.text("requestId", LONGEST_REQUEST_ID);
        ReviewAction action = action(body.text("action", 20));
        String reason = reason(action, body.textOrNull("reason", LONGEST_REASON));
        demandSeen(body);
        Review review = Review.newBuilder()
                .setReviewId(Answers.id(account.account(), alert.getAlertId(), requestId))
                .setAlertId(alert.getAlertId())
                .setDesk(alert.getDesk())
                .setSeenRevision(body.wholeNumber("seenRevision"))
                .setSeenHash(body.text("seenHash", LONGEST_HASH))
                .setAction(action)
                .setReason(reason)
                .setReviewer(account.account())
                .setRole(account.acting(Role.OPERATOR).code())
                .setAt(clock.instant())
                .build();
        body.allKnown();
        return review;
    }

    private static void demandSeen(Fields body) {
        if (!body.has("seenRevision") || !body.has("seenHash")) {
            throw new HttpRefusal(
                    428, "seen", "seenRevision and seenHash are needed: an answer is to what was seen of the alert");
        }
    }

    private static ReviewAction action(String text) {
        return Arrays.stream(ReviewAction.values())
                .filter(action -> action.name().equals(text))
                .findFirst()
                .orElseThrow(() -> HttpRefusal.badRequest("action must be one of "
                        + Arrays.toString(ReviewAction.values()) + ", was '" + Shown.value(text) + "'"));
    }

    private @Nullable String reason(ReviewAction action, @Nullable String code) {
        List<ReasonCodes.Reason> known = switch (action) {
            case CONFIRM -> reasons.confirm();
            case DISMISS -> reasons.dismiss();
            case ACKNOWLEDGE -> List.of();
        };
        if (code == null && !known.isEmpty() && reasons.required()) {
            throw HttpRefusal.badRequest("reason is needed to " + action);
        }
        if (code != null && known.stream().noneMatch(one -> one.code().equals(code))) {
            throw HttpRefusal.badRequest("reason must be one of "
                    + known.stream().map(ReasonCodes.Reason::code).toList() + ", was '" + Shown.value(code) + "'");
        }
        return code;
    }

    private HttpRefusal refused(Review review, ReviewStatus status, Alert current) {
        return new HttpRefusal(409, code(review, status, current), status.getReason())
                .with("alert", alerts.view(current));
    }

    // The job's words are for people; what has become of the alert tells a program which refusal it is.
    private static String code(Review review, ReviewStatus status, Alert current) {
        if (status.getReason().contains("second")) {
            return "second-person";
        }
        if (!Alerts.isOpen(current)) {
            return "closed";
        }
        return current.getContentHash().equals(review.getSeenHash()) ? "reason" : "stale";
    }
}
